namespace NetGen;

/// <summary>
/// Counts how often each tensor was updated, and cuts the trained ranges into segments of one count: tensors that several losses train
/// unequally often have different bias corrections, as PyTorch's per-parameter step does.
/// </summary>
sealed class TensorSteps
{
    readonly long[] offsets, steps;
    readonly List<Segment> segments;

    public TensorSteps(TensorStore store)
    {
        offsets = [.. store.Select(tensor => tensor.Offset).Order()];
        steps = new long[offsets.Length];
        segments = new List<Segment>(offsets.Length);
    }

    /// <summary>A contiguous part of the flat buffer and the number of its update, 1 for the first.</summary>
    public readonly record struct Segment(long Start, long Length, long Step);

    /// <summary>Counts one more update of the tensors in <paramref name="trained"/>; the list is valid until the next call.</summary>
    public List<Segment> Advance(ReadOnlySpan<ParameterRange> trained)
    {
        segments.Clear();
        foreach (var range in trained) Advance(range);
        return segments;
    }

    /// <summary>Whether a tensor begins in the range: one that holds whole tensors, as it must, has a first.</summary>
    public bool HasTensor(ParameterRange range) => First(range) is var first && first < offsets.Length && offsets[first] < range.End;

    void Advance(ParameterRange range)
    {
        var (start, step) = (range.Start, 0L);
        for (var i = First(range); i < offsets.Length && offsets[i] < range.End; i++)
        {
            steps[i]++;
            if (step != 0 && steps[i] != step)
            {
                segments.Add(new Segment(start, offsets[i] - start, step));
                start = offsets[i];
            }
            step = steps[i];
        }
        if (step != 0) segments.Add(new Segment(start, range.End - start, step));
    }

    int First(ParameterRange range)
    {
        var found = Array.BinarySearch(offsets, range.Start);
        return found < 0 ? ~found : found;
    }
}
