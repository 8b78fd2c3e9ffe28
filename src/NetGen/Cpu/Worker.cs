namespace NetGen.Cpu;

/// <summary>One thread of <see cref="Workers"/>.</summary>
sealed class Worker
{
    readonly SemaphoreSlim wake = new(0);
    readonly int index;
    int asleep;

    public Worker(int index)
    {
        this.index = index;
        new Thread(Work) { IsBackground = true, Name = $"NetGen worker {index + 1}" }.Start();
    }

    /// <summary>Called after the phase has been opened.</summary>
    public void WakeIfAsleep()
    {
        if (Volatile.Read(ref asleep) != 0 && Interlocked.Exchange(ref asleep, 0) != 0)
        {
            wake.Release();
        }
    }

    void Work()
    {
        while (true)
        {
            AwaitChunks();
            Workers.Claim();
        }
    }

    void AwaitChunks()
    {
        var spin = new BoundedSpin();
        while (!MayClaim)
        {
            if (!spin.SpinOnce())
            {
                Sleep();
                spin = new BoundedSpin();
            }
        }
    }

    void Sleep()
    {
        Interlocked.Exchange(ref asleep, 1);
        if (MayClaim && Interlocked.Exchange(ref asleep, 0) != 0)
        {
            return;
        }

        wake.Wait();
    }

    bool MayClaim => index < Workers.MaxThreads - 1 && Workers.HasOpenChunks;
}
