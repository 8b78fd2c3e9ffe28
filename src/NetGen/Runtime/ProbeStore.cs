using System.Diagnostics;
using NetGen.Cpu;

namespace NetGen;

/// <summary>
/// The inner values that <c>Probe("name", x)</c> keeps: those of the last call of the session that computed them. The probe of a block has
/// the block's path before its name: <c>stages[1].attention</c>.
/// </summary>
[DebuggerDisplay("{Names.Count} probes")]
public sealed unsafe class ProbeStore
{
    readonly string network;
    readonly string[] names;
    readonly NativeBuffer[] buffers;
    readonly int[] lengths;

    internal ProbeStore(string network, string[] names)
    {
        (this.network, this.names) = (network, names);
        buffers = [.. names.Select(_ => new NativeBuffer(0))];
        lengths = new int[names.Length];
    }

    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>
    /// The numbers of a probe in row-major order, until the next call of the session; empty before the first call that computes it.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">There is no such probe; the message names those that are near.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public ReadOnlySpan<float> this[string name] =>
        Array.IndexOf(names, name) is >= 0 and var index ? buffers[index].Span[..lengths[index]] : throw Unknown(name);

    /// <summary>A copy of the numbers of a probe in row-major order.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">There is no such probe; the message names those that are near.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public float[] Read(string name) => this[name].ToArray();

    /// <summary>Where a call writes a probe.</summary>
    internal float* Reserve(int index, long length, bool creating)
    {
        buffers[index].EnsureCapacity(length);
        lengths[index] = creating ? 0 : checked((int)length);
        return buffers[index].Pointer;
    }

    internal void Dispose()
    {
        foreach (var buffer in buffers) buffer.Dispose();
    }

    ArgumentException Unknown(string name)
    {
        var near = NearNames.Of(name, names);
        var advice = near.Length > 0 ? $"did you mean {Listed(near)}?" : names.Length > 0 ? $"it has {Listed(names)}." : "it has none.";
        return new($"{network} has no probe '{name}'; {advice}", nameof(name));

        static string Listed(string[] names) => string.Join(", ", names.Select(n => $"'{n}'"));
    }
}
