using System.Buffers;
using System.Collections;
using System.ComponentModel;
using NetGen.Cpu;

namespace NetGen;

/// <summary>Named tensors in one flat, aligned native buffer: the parameters, gradients or running statistics of a network.</summary>
/// <remarks>
/// The buffer holds the tensors in the layout that the kernels want: axes in any order, rows padded. Reading and writing by name is
/// always in logical order (the last axis of <see cref="TensorInfo.Shape"/> varies fastest). Floats that belong to no tensor are padding
/// and hold zero; kernels count on that.
/// </remarks>
public sealed unsafe class TensorStore : IReadOnlyList<TensorInfo>, IDisposable
{
    readonly TensorInfo[] tensors;
    readonly Dictionary<string, TensorInfo> byName;
    readonly NativeBuffer buffer;

    /// <summary>Allocates the buffer, filled with zeros.</summary>
    /// <param name="tensors">The tensors and their places.</param>
    /// <param name="length">The buffer's length in floats, for padding after the last tensor; as long as needed if 0.</param>
    /// <exception cref="ArgumentException">Two tensors have one name, or a tensor does not fit its place or the buffer.</exception>
    public TensorStore(IEnumerable<TensorInfo> tensors, long length = 0)
    {
        this.tensors = [.. tensors];
        byName = new Dictionary<string, TensorInfo>(this.tensors.Length, StringComparer.Ordinal);
        var needed = 0L;
        foreach (var tensor in this.tensors)
        {
            CheckPlace(tensor);
            if (!byName.TryAdd(tensor.Name, tensor))
                throw new ArgumentException($"Two tensors have the name '{tensor.Name}'.", nameof(tensors));
            needed = Math.Max(needed, tensor.Offset + tensor.Extent);
            Count += tensor.Count;
        }
        if (length != 0 && length < needed)
            throw new ArgumentException($"The tensors reach to float {needed}, but the buffer's length is {length}.", nameof(length));
        buffer = new NativeBuffer(Math.Max(length, needed));
    }

    /// <summary>How many numbers the tensors hold in all, padding not counted.</summary>
    public long Count { get; }

    /// <summary>How many floats the flat buffer holds, padding included.</summary>
    public long Length => buffer.Length;

    /// <summary>
    /// Grows whenever the numbers may have changed; copies that are derived from them (a transposed weight) are stale when it differs.
    /// Writes through <see cref="Pointer"/> must be followed by <see cref="MarkChanged"/>.
    /// </summary>
    public long Version { get; private set; }

    /// <summary>
    /// The flat buffer in its physical layout, padding (which must stay zero) included. Taking it counts as a change
    /// (<see cref="Version"/>); for a write through a span that was taken earlier, take it again or call <see cref="MarkChanged"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The buffer holds more floats than a span can.</exception>
    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    public Span<float> Flat
    {
        get
        {
            MarkChanged();
            return buffer.Span;
        }
    }

    /// <summary>The first float of the flat buffer; aligned to 64 bytes, valid until the store is disposed.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public float* Pointer => buffer.Pointer;

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="KeyNotFoundException">No tensor has the name; the message lists near ones.</exception>
    public TensorInfo this[string name] => byName.TryGetValue(name, out var tensor) ? tensor : throw Unknown(name);

    /// <summary>The tensor at that position, in order of declaration.</summary>
    public TensorInfo this[int index] => tensors[index];

    int IReadOnlyCollection<TensorInfo>.Count => tensors.Length;

    /// <summary>Whether a tensor has that name.</summary>
    public bool Contains(string name) => byName.ContainsKey(name);

    /// <summary>A new store of the same names and layout, filled with zeros: gradients, averages of weights.</summary>
    public TensorStore CreateSimilar() => new(tensors, Length);

    /// <summary>A copy of one tensor, in logical order.</summary>
    /// <exception cref="KeyNotFoundException">No tensor has the name.</exception>
    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    public float[] Read(string name)
    {
        var values = new float[checked((int)this[name].Count)];
        Read(name, values);
        return values;
    }

    /// <summary>Copies one tensor into <paramref name="destination"/>, in logical order.</summary>
    /// <exception cref="KeyNotFoundException">No tensor has the name.</exception>
    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    /// <exception cref="ArgumentException">The destination is not exactly as long as the tensor.</exception>
    public void Read(string name, Span<float> destination)
    {
        var tensor = this[name];
        CheckLength(tensor, destination.Length, nameof(destination));
        ThrowIfDisposed();
        fixed (float* values = destination) StridedCopy.Read(tensor, Pointer, values);
    }

    /// <summary>Replaces the numbers of one tensor, given in logical order.</summary>
    /// <exception cref="KeyNotFoundException">No tensor has the name.</exception>
    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    /// <exception cref="ArgumentException">There are more or fewer numbers than the tensor holds; nothing was changed.</exception>
    public void Write(string name, ReadOnlySpan<float> values)
    {
        var tensor = this[name];
        CheckLength(tensor, values.Length, nameof(values));
        ThrowIfDisposed();
        MarkChanged();
        fixed (float* source = values) StridedCopy.Write(tensor, Pointer, source);
    }

    /// <summary>
    /// Moves the tensors of one part towards those of another of the same names and shapes: <c>to ← to + weight · (from − to)</c>. A weight
    /// of 1 copies them (a target network; Mnih et al., 2015), a small one after every step keeps a moving average (Tarvainen and Valpola,
    /// 2017).
    /// </summary>
    /// <param name="from">The path of a field that holds a layer or a block, or of one tensor.</param>
    /// <param name="to">The path of the one that is changed; frozen, if no loss is to train it.</param>
    /// <param name="weight">The part of the way, in [0, 1].</param>
    /// <exception cref="KeyNotFoundException">No tensor is below a path.</exception>
    /// <exception cref="ArgumentException">The parts differ; nothing was changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is outside [0, 1].</exception>
    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    public void Lerp(string from, string to, float weight)
    {
        if (!(weight is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is from 0, which changes nothing, to 1, which copies.");
        TensorInfo[] sources = Below(from), targets = Below(to);
        foreach (var target in targets)
        {
            if (!sources.Any(s => IsSame(s, target))) throw Differ(target, to, from);
        }
        foreach (var source in sources)
        {
            if (!targets.Any(t => IsSame(source, t))) throw Differ(source, from, to);
        }
        if (weight == 0) return;
        foreach (var target in targets) Lerp(sources.Single(s => IsSame(s, target)), target, weight);

        bool IsSame(TensorInfo source, TensorInfo target) =>
            source.Name.AsSpan(from.Length).SequenceEqual(target.Name.AsSpan(to.Length)) && source.Shape.SequenceEqual(target.Shape);
    }

    void Lerp(TensorInfo from, TensorInfo to, float weight)
    {
        // In memory that is used again: a moving average is taken after every step.
        var count = checked((int)to.Count);
        float[] wanted = ArrayPool<float>.Shared.Rent(count), values = ArrayPool<float>.Shared.Rent(count);
        try
        {
            Read(from.Name, wanted.AsSpan(0, count));
            Read(to.Name, values.AsSpan(0, count));
            for (var i = 0; i < count; i++) values[i] = weight == 1 ? wanted[i] : values[i] + weight * (wanted[i] - values[i]);
            Write(to.Name, values.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(wanted);
            ArrayPool<float>.Shared.Return(values);
        }
    }

    /// <summary>The tensor of that name, or those of the layer or block at that path.</summary>
    TensorInfo[] Below(string path)
    {
        TensorInfo[] found = [.. tensors.Where(t => t.Name.StartsWith(path, StringComparison.Ordinal) && (t.Name.Length == path.Length || t.Name[path.Length] is '.' or '['))];
        return found is [] ? throw Unknown(path) : found;
    }

    static ArgumentException Differ(TensorInfo tensor, string path, string other) =>
        new($"'{path}' has a tensor '{tensor}', and '{other}' has none of that name below it and that shape.");

    /// <summary>Says that the numbers were changed through <see cref="Pointer"/> or an earlier <see cref="Flat"/>.</summary>
    public void MarkChanged() => Version++;

    /// <summary>The tensors, in order of declaration.</summary>
    public IEnumerator<TensorInfo> GetEnumerator() => ((IEnumerable<TensorInfo>)tensors).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Frees the buffer.</summary>
    public void Dispose() => buffer.Dispose();

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(Pointer == null, this);

    static void CheckPlace(TensorInfo tensor)
    {
        if (tensor.Shape.Any(size => size < 1))
            throw new ArgumentException($"Tensor '{tensor}' has an axis without elements.", nameof(tensor));
        if (tensor.Shape.Count != tensor.Strides.Count)
            throw new ArgumentException(
                $"Tensor '{tensor}' has {tensor.Shape.Count} axes but {tensor.Strides.Count} strides.", nameof(tensor));
        if (tensor.Offset < 0 || tensor.Strides.Any(stride => stride < 1))
            throw new ArgumentException($"Tensor '{tensor}' has a negative offset or a stride below 1.", nameof(tensor));
    }

    static void CheckLength(TensorInfo tensor, int found, string argument)
    {
        if (found != tensor.Count)
            throw new ArgumentException($"Tensor '{tensor}' holds {tensor.Count} numbers, but the span holds {found}.", argument);
    }

    KeyNotFoundException Unknown(string name)
    {
        var near = NearNames.Of(name, tensors.Select(tensor => tensor.Name));
        var hint = near is [] ? $"There are {tensors.Length} tensors." : $"Near names: {string.Join(", ", near.Select(n => $"'{n}'"))}.";
        return new KeyNotFoundException($"There is no tensor '{name}'. {hint}");
    }
}
