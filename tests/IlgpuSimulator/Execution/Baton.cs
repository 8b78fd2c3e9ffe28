using System.Runtime.InteropServices;

namespace IlgpuSimulator;

/// <summary>
/// The right to run, handed from one thread to the next. A group with barriers spends its time here, and a semaphore of the C library takes
/// half as long as an event of .NET; a SemaphoreSlim spins and takes ten times as long.
/// </summary>
abstract class Baton
{
    public static Baton Create() => OperatingSystem.IsLinux() ? new Native() : new Managed();

    public abstract void Pass();

    public abstract void Await();

    sealed class Managed : Baton
    {
        readonly AutoResetEvent passed = new(false);

        public override void Pass() => passed.Set();

        public override void Await() => passed.WaitOne();
    }

    /// <summary>Fibers are never let go of, so that nothing is freed here.</summary>
    sealed unsafe class Native : Baton
    {
        const int Size = 64;

        readonly void* semaphore = NativeMemory.AlignedAlloc(Size, Size);

        public Native()
        {
            if (sem_init(semaphore, 0, 0) != 0) throw new OutOfMemoryException();
        }

        public override void Pass() => _ = sem_post(semaphore);

        public override void Await()
        {
            // A signal may end the wait early.
            while (sem_wait(semaphore) != 0) { }
        }

        [DllImport("libc")]
        static extern int sem_init(void* semaphore, int shared, uint value);

        [DllImport("libc")]
        static extern int sem_post(void* semaphore);

        [DllImport("libc")]
        static extern int sem_wait(void* semaphore);
    }
}
