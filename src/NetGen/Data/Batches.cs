namespace NetGen;

/// <summary>
/// Deals shuffled mini-batches of a dataset. The order of an epoch follows from the seed and the epoch's number only, the same on every
/// platform; dealing allocates nothing.
/// </summary>
/// <example>
/// <code>
/// var batches = new Batches(train, size: 32, seed: 1);
/// foreach (var batch in batches)      // one epoch, in a new order at each loop
///     net.LossAndGradients(batch.Images, batch.Labels);
/// </code>
/// </example>
public sealed class Batches
{
    readonly ImageDataset data;
    readonly ulong seed;
    readonly int[] order;
    float[] images = [];
    int[] labels = [];
    int position;

    /// <summary>Begins before the first batch of epoch 0.</summary>
    /// <param name="data">The images and labels to deal.</param>
    /// <param name="size">Images per batch.</param>
    /// <param name="seed">What the shuffling follows from.</param>
    /// <param name="dropLast">Whether to leave out the last batch of an epoch where it is not full.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1, or no batch would be left.</exception>
    public Batches(ImageDataset data, int size, ulong seed = 0, bool dropLast = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (data.Count == 0 || (dropLast && data.Count < size))
            throw new ArgumentOutOfRangeException(nameof(size), size, $"{data.Count} images give no batch of {size}.");
        (this.data, Size, this.seed, DropLast) = (data, size, seed, dropLast);
        order = new int[data.Count];
        Shuffle();
    }

    /// <summary>Images per batch; the last one of an epoch may have fewer.</summary>
    public int Size { get; }

    /// <summary>Whether an incomplete last batch is left out.</summary>
    public bool DropLast { get; }

    /// <summary>Batches per epoch.</summary>
    public int Count => DropLast ? data.Count / Size : (data.Count + Size - 1) / Size;

    /// <summary>
    /// The number of the current epoch, 0 for the first; it grows when the last batch was dealt and the next epoch begins.
    /// </summary>
    public int Epoch { get; private set; }

    /// <summary>
    /// Fills the spans with the next batch of the epoch. After the last one it answers 0 once; the call after that deals the next epoch.
    /// </summary>
    /// <param name="images">At least <see cref="Size"/> images long; filled from the start.</param>
    /// <param name="labels">At least <see cref="Size"/> long.</param>
    /// <returns>How many images the batch has; 0 at the end of the epoch.</returns>
    /// <exception cref="ArgumentException">A span is too short; nothing was dealt.</exception>
    public int Next(Span<float> images, Span<int> labels)
    {
        CheckLength(images.Length, Size * data.ImageLength, nameof(images));
        CheckLength(labels.Length, Size, nameof(labels));
        var count = Math.Min(Size, order.Length - position);
        if (count == 0 || (DropLast && count < Size))
        {
            Epoch++;
            Shuffle();
            return 0;
        }
        for (var i = 0; i < count; i++)
        {
            var index = order[position + i];
            data.Image(index).CopyTo(images[(i * data.ImageLength)..]);
            labels[i] = data.Labels[index];
        }
        position += count;
        return count;
    }

    /// <summary>The batches from here to the end of the epoch, in buffers that each batch overwrites.</summary>
    public Enumerator GetEnumerator()
    {
        if (labels is [])
        {
            images = new float[Size * data.ImageLength];
            labels = new int[Size];
        }
        return new Enumerator(this);
    }

    // Each epoch starts from the same order, so that it does not depend on the epochs before (R. Fisher and F. Yates; R. Durstenfeld,
    // 1964).
    void Shuffle()
    {
        var random = SplitMix64.Stream(seed, (ulong)Epoch);
        for (var i = 0; i < order.Length; i++) order[i] = i;
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        position = 0;
    }

    static void CheckLength(int found, int expected, string argument)
    {
        if (found < expected) throw new ArgumentException($"A batch needs {expected} numbers here, but the span holds {found}.", argument);
    }

    /// <summary>One mini-batch; its spans are valid until the next one is dealt.</summary>
    /// <param name="images">The images, one after another.</param>
    /// <param name="labels">Their classes.</param>
    public readonly ref struct Batch(ReadOnlySpan<float> images, ReadOnlySpan<int> labels)
    {
        /// <summary>The images: [N, channels, height, width].</summary>
        public ReadOnlySpan<float> Images { get; } = images;

        /// <summary>Their classes: [N].</summary>
        public ReadOnlySpan<int> Labels { get; } = labels;
    }

    /// <summary>Goes through one epoch.</summary>
    public ref struct Enumerator
    {
        readonly Batches batches;
        int count;

        internal Enumerator(Batches batches) => this.batches = batches;

        /// <summary>The batch that was dealt last.</summary>
        public readonly Batch Current => new(batches.images.AsSpan(0, count * batches.data.ImageLength), batches.labels.AsSpan(0, count));

        /// <summary>Deals the next batch; false at the end of the epoch.</summary>
        public bool MoveNext() => (count = batches.Next(batches.images, batches.labels)) > 0;
    }
}
