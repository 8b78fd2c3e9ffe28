namespace IlgpuSimulator;

/// <summary>
/// Copies from global to shared memory that a thread began. They are done as late as allowed, when the thread waits for them, so that whoever
/// reads earlier finds what was there before.
/// </summary>
sealed unsafe class AsyncCopies
{
    readonly Queue<List<Copy>> committed = new();
    List<Copy> open = [];

    readonly record struct Copy(nint Target, nint Source, int Bytes, int Read);

    public void Begin(nint target, nint source, int bytes, int read) => open.Add(new(target, source, bytes, read));

    public void Commit()
    {
        committed.Enqueue(open);
        open = [];
    }

    /// <summary>Waits until at most so many of the latest groups are still on their way.</summary>
    public void Wait(int pending)
    {
        while (committed.Count > pending) Perform(committed.Dequeue());
    }

    public void WaitAll()
    {
        Commit();
        Wait(0);
    }

    static void Perform(List<Copy> copies)
    {
        foreach (var (target, source, bytes, read) in copies)
        {
            new Span<byte>((void*)target, bytes).Clear();
            new Span<byte>((void*)source, read).CopyTo(new((void*)target, bytes));
        }
    }
}
