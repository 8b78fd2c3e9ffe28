using System.Diagnostics;

namespace NetGen.Cpu;

/// <summary>Waiting for what usually happens within microseconds: spins, then yields, then says that it is time to sleep.</summary>
struct BoundedSpin
{
    const int SpinsPerLook = 16;
    static readonly long SpinTicks = Stopwatch.Frequency * 30 / 1_000_000;
    static readonly long YieldTicks = Stopwatch.Frequency * 80 / 1_000_000;

    long started;

    /// <summary>Waits a moment; false when the bound is used up.</summary>
    public bool SpinOnce()
    {
        long now = Stopwatch.GetTimestamp();
        if (started == 0)
        {
            started = now;
        }

        long waited = now - started;
        if (waited < SpinTicks)
        {
            Thread.SpinWait(SpinsPerLook);
            return true;
        }

        Thread.Yield();
        return waited < YieldTicks;
    }
}
