using System.ComponentModel;

namespace NetGen.Cpu;

/// <summary>One kernel over a range of work, run by <see cref="Workers"/> in chunks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Launch
{
    /// <summary>Covers <c>[0, count)</c> with calls of <paramref name="kernel"/>.</summary>
    public Launch(delegate*<void*, nint, nint, void> kernel, nint count, nint grain)
    {
        Kernel = kernel;
        Count = count;
        Grain = grain;
    }

    /// <summary>Called with the frame, the first index of a chunk and the index after its last.</summary>
    public delegate*<void*, nint, nint, void> Kernel { get; init; }

    /// <summary>The number of indices.</summary>
    public nint Count { get; init; }

    /// <summary>Indices per chunk; the last chunk may have fewer. 0 or less: one chunk.</summary>
    public nint Grain { get; init; }

    internal nint Step => Grain > 0 ? Grain : Math.Max(Count, 1);

    internal nint Chunks => Count <= 0 ? 0 : (Count + Step - 1) / Step;
}
