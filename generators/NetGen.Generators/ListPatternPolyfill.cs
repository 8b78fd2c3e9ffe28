#pragma warning disable IDE0130
namespace System;

/// <summary>What the C# compiler asks of newer runtimes than netstandard2.0 for list patterns.</summary>
internal readonly struct Index(int value, bool fromEnd = false)
{
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
