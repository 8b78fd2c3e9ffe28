using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace NetGen.Cpu;

/// <summary>
/// The threads that run kernels. A phase is cut into chunks whose boundaries do not depend on the number of threads; the caller and the
/// workers claim them one by one. Idle workers spin for a short time, since the next phase usually follows at once, and then sleep.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Workers
{
    /// <summary>What caller and workers share, each counter on cache lines of its own.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 640)]
    struct Phase
    {
        /// <summary>The phase's number (upper half) and the next chunk (lower half): a claim fails in any other phase.</summary>
        [FieldOffset(128)] public ulong Next;
        [FieldOffset(256)] public long Unfinished;
        [FieldOffset(384)] public Launch* Launches;
        [FieldOffset(396)] public uint Chunks;
        [FieldOffset(400)] public void* Frame;
        [FieldOffset(512)] public int Taken;
    }

    const uint Closed = uint.MaxValue;

    static Phase phase;
    static Exception? failure;
    static Worker[] workers = [];
    static int maxThreads = InitialThreads();

    /// <summary>
    /// How many threads may run kernels, the caller included. At first the number of processors, or what the environment variable
    /// NETGEN_THREADS says. Results do not depend on it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public static int MaxThreads
    {
        get => Volatile.Read(ref maxThreads);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Volatile.Write(ref maxThreads, value);
        }
    }

    internal static bool HasOpenChunks => (uint)Volatile.Read(ref phase.Next) < Volatile.Read(ref phase.Chunks);

    /// <summary>
    /// Runs every chunk of <paramref name="launches"/>, in any order and on any thread, and returns when all are done. Inside of a
    /// kernel, or while another thread runs a phase, everything runs on the calling thread.
    /// </summary>
    /// <remarks>A kernel's exception reaches the caller; the phase's chunks that had not begun by then do not run.</remarks>
    public static void Run(ReadOnlySpan<Launch> launches, void* frame)
    {
        nint chunks = 0;
        foreach (ref readonly Launch launch in launches)
        {
            chunks += launch.Chunks;
        }

        int threads = (int)Math.Min(chunks, MaxThreads);
        if (threads <= 1 || chunks >= Closed || Interlocked.CompareExchange(ref phase.Taken, 1, 0) != 0)
        {
            RunInline(launches, frame);
            return;
        }

        fixed (Launch* pinned = launches)
        {
            Open(pinned, (uint)chunks, frame);
            Wake(threads - 1);
            Claim();
            AwaitUnfinished();
        }

        Exception? failed = Interlocked.Exchange(ref failure, null);
        Volatile.Write(ref phase.Taken, 0);
        if (failed is not null)
        {
            ExceptionDispatchInfo.Throw(failed);
        }
    }

    /// <summary>The one-launch form.</summary>
    public static void Run(delegate*<void*, nint, nint, void> kernel, nint count, nint grain, void* frame)
    {
        var launch = new Launch(kernel, count, grain);
        Run(new ReadOnlySpan<Launch>(in launch), frame);
    }

    /// <summary>Runs chunks of the open phase until none is left to claim.</summary>
    internal static void Claim()
    {
        while (true)
        {
            ulong next = Volatile.Read(ref phase.Next);
            if ((uint)next >= Volatile.Read(ref phase.Chunks))
            {
                return;
            }

            if (Interlocked.CompareExchange(ref phase.Next, next + 1, next) == next)
            {
                RunClaimed((nint)(uint)next);
                Interlocked.Decrement(ref phase.Unfinished);
            }
        }
    }

    static void Open(Launch* launches, uint chunks, void* frame)
    {
        // The claims are closed already; a new number makes a claim fail that read the old state and sees the new chunk count.
        ulong number = (phase.Next >> 32) + 1;
        Volatile.Write(ref phase.Next, number << 32 | Closed);
        phase.Launches = launches;
        phase.Frame = frame;
        phase.Unfinished = chunks;
        Volatile.Write(ref phase.Chunks, chunks);
        Volatile.Write(ref phase.Next, number << 32);
    }

    static void RunClaimed(nint chunk)
    {
        if (Volatile.Read(ref failure) is not null)
        {
            return;
        }

        Launch* launch = phase.Launches;
        for (nint chunks = launch->Chunks; chunk >= chunks; chunks = launch->Chunks)
        {
            chunk -= chunks;
            launch++;
        }

        try
        {
            nint start = chunk * launch->Step;
            launch->Kernel(phase.Frame, start, Math.Min(start + launch->Step, launch->Count));
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref failure, exception, null);
        }
    }

    static void RunInline(ReadOnlySpan<Launch> launches, void* frame)
    {
        foreach (ref readonly Launch launch in launches)
        {
            for (nint start = 0; start < launch.Count; start += launch.Step)
            {
                launch.Kernel(frame, start, Math.Min(start + launch.Step, launch.Count));
            }
        }
    }

    static void AwaitUnfinished()
    {
        var wait = new BoundedSpin();
        while (Volatile.Read(ref phase.Unfinished) != 0)
        {
            if (!wait.SpinOnce())
            {
                Thread.Sleep(0);
            }
        }
    }

    static void Wake(int count)
    {
        if (workers.Length < count)
        {
            StartWorkers(count);
        }

        // The phase must be visible before a worker's sleep flag is read; the worker does the two in the opposite order.
        Interlocked.MemoryBarrier();
        for (int index = 0; index < Math.Min(count, workers.Length); index++)
        {
            workers[index].WakeIfAsleep();
        }
    }

    static void StartWorkers(int count)
    {
        try
        {
            while (workers.Length < count)
            {
                workers = [.. workers, new Worker(workers.Length)];
            }
        }
        catch (OutOfMemoryException)
        {
            // Fewer threads than asked for: those there are, and the caller, do the work.
        }
    }

    static int InitialThreads() =>
        int.TryParse(Environment.GetEnvironmentVariable("NETGEN_THREADS"), out int asked) && asked >= 1
            ? asked
            : Environment.ProcessorCount;
}
