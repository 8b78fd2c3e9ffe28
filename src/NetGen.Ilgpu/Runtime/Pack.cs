using System.ComponentModel;

namespace NetGen.Ilgpu;

/// <summary>Eight arguments of one type as one: a kernel takes at most 14.</summary>
/// <typeparam name="T">The type of the arguments.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Pack<T>
    where T : unmanaged
{
    /// <summary>An argument.</summary>
    public T A, B, C, D, E, F, G, H;
}
