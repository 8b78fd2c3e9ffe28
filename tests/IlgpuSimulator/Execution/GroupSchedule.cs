using System.Runtime.ExceptionServices;

namespace IlgpuSimulator;

/// <summary>
/// Interleaves the threads of a group where they meet. One runs at a time, until it waits or ends; who goes on is drawn from all that can.
/// If none can, threads wait for others that never come, which is an exception and not a hang.
/// </summary>
sealed class GroupSchedule
{
    readonly GroupRun group;
    readonly Launch launch;
    readonly int size;
    readonly KernelThread[] threads;
    readonly Meeting?[] meetings;
    readonly State[] states;
    readonly int[] ready;
    readonly ManualResetEventSlim finished = new(false, 0);
    Fiber[] fibers = [];
    Order groups;
    int started;
    int readyCount;
    int live;
    ExceptionDispatchInfo? failure;

    enum State
    {
        NotStarted,
        Running,
        Waiting,
        Done,
    }

    /// <summary>Unwinds the threads of a group of which one failed.</summary>
    sealed class AbandonedException : Exception;

    public GroupSchedule(GroupRun group)
    {
        this.group = group;
        launch = group.Launch;
        size = launch.GroupSize;
        threads = new KernelThread[size];
        meetings = new Meeting?[size];
        states = new State[size];
        ready = new int[size];
        for (var i = 0; i < size; i++) threads[i] = new(group);
        group.Schedule = this;
        Meetings = new(this, launch);
    }

    public GroupMeetings Meetings { get; }

    public void Run()
    {
        fibers = Fiber.Take(this, size);
        groups = launch.Shuffler.OrderOf(launch.NumGroups);
        BeginGroup();
        fibers[Draw()].Resume();
        finished.Wait();
        Fiber.Return(fibers);
        failure?.Throw();
    }

    /// <summary>A fiber's part of the launch: one kernel thread of one group.</summary>
    public void Execute(int index)
    {
        while (true)
        {
            RunThread(index);
            var next = Next();
            if (next == index) continue;
            if (next < 0) finished.Set();
            else fibers[next].Resume();
            return;
        }
    }

    void RunThread(int index)
    {
        var thread = threads[index];
        KernelThread.Current = thread;
        states[index] = State.Running;
        try
        {
            launch.Body();
        }
        catch (AbandonedException)
        {
        }
        catch (Exception e)
        {
            Fail(e is KernelFaultException ? e : thread.Fault($"throws {e.GetType().Name}: {e.Message}", e));
        }
        finally
        {
            KernelThread.Current = null;
            states[index] = State.Done;
            live--;
        }
    }

    /// <summary>Waits until all that take part in a meeting are there. The last one completes it.</summary>
    public void Meet(KernelThread thread, Meeting meeting)
    {
        var index = thread.Index;
        meetings[index] = meeting;
        states[index] = State.Waiting;
        if (meeting.Arrive()) Complete(meeting);
        var next = Next();
        if (next != index)
        {
            if (next < 0) throw new InvalidOperationException("A waiting thread cannot end a launch.");
            fibers[next].Resume();
            fibers[index].Park();
        }

        states[index] = State.Running;
        if (failure is not null) throw new AbandonedException();
    }

    void Complete(Meeting meeting)
    {
        meeting.Complete(launch);
        Meetings.Close(meeting);
        for (var i = 0; i < size; i++)
        {
            if (meetings[i] != meeting) continue;
            meetings[i] = null;
            ready[readyCount++] = i;
        }
    }

    void BeginGroup()
    {
        group.Begin(groups[started++]);
        live = readyCount = size;
        for (var i = 0; i < size; i++)
        {
            threads[i].Begin(i);
            meetings[i] = null;
            states[i] = State.NotStarted;
            ready[i] = i;
        }

        Meetings.Begin();
    }

    /// <summary>Who runs next, of this group or of the next one; -1 where the launch is over.</summary>
    int Next()
    {
        if (failure is null && readyCount == 0 && live > 0) Fail(Deadlock());
        if (failure is not null) return Array.FindIndex(states, s => s == State.Waiting);
        if (readyCount > 0) return Draw();
        if (started == groups.Count) return -1;
        BeginGroup();
        return Draw();
    }

    int Draw()
    {
        var at = launch.Shuffler.Below(readyCount);
        var index = ready[at];
        ready[at] = ready[--readyCount];
        return index;
    }

    void Fail(Exception e) => failure ??= ExceptionDispatchInfo.Capture(e);

    KernelFaultException Deadlock()
    {
        var waiting = Array.FindIndex(states, s => s == State.Waiting);
        var meeting = meetings[waiting]!;
        var missing = Enumerable.Range(0, size).First(i => meeting.Includes(threads[i]) && meetings[i] != meeting);
        var elsewhere = meetings[missing] is { } other ? $"thread {missing} waits at {other.Describe()}" : $"thread {missing} has returned";
        return threads[waiting].Fault($"waits at {meeting.Describe()} for threads that do not come: {elsewhere}");
    }
}
