using System.Collections.Concurrent;

namespace IlgpuSimulator;

/// <summary>A pooled thread of the operating system that lends its stack to one kernel thread after the other, and runs only when told to.</summary>
sealed class Fiber
{
    const int StackSize = 256 << 10;

    static readonly ConcurrentStack<Fiber> pool = new();

    readonly Baton baton = Baton.Create();

    GroupSchedule? schedule;
    int index;

    Fiber() => new Thread(Loop, StackSize) { IsBackground = true, Name = "Kernel thread" }.Start();

    public static Fiber[] Take(GroupSchedule schedule, int count)
    {
        var fibers = new Fiber[count];
        for (var i = 0; i < count; i++)
        {
            if (!pool.TryPop(out var fiber)) fiber = new();
            (fiber.schedule, fiber.index) = (schedule, i);
            fibers[i] = fiber;
        }

        return fibers;
    }

    public static void Return(Fiber[] fibers)
    {
        foreach (var fiber in fibers) fiber.schedule = null;
        pool.PushRange(fibers);
    }

    public void Resume() => baton.Pass();

    public void Park() => baton.Await();

    void Loop()
    {
        while (true)
        {
            Park();
            schedule!.Execute(index);
        }
    }
}
