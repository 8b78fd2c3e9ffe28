namespace IlgpuSimulator;

/// <summary>What threads of a group wait at. There is more than one where they diverge, or in different warps.</summary>
sealed class GroupMeetings(GroupSchedule schedule, Launch launch)
{
    readonly List<Meeting> open = [];

    public void Begin() => open.Clear();

    public void Close(Meeting meeting) => open.Remove(meeting);

    public int Barrier(KernelThread thread, string what, int line, int count)
    {
        BarrierMeeting? meeting = null;
        foreach (var candidate in open)
        {
            if (candidate is BarrierMeeting barrier && barrier.Matches(what, line)) meeting = barrier;
        }

        meeting ??= Open(new BarrierMeeting(what, line, launch.GroupSize));
        meeting.Count += count;
        schedule.Meet(thread, meeting);
        return meeting.Count;
    }

    public T Broadcast<T>(KernelThread thread, T value, int source)
        where T : unmanaged
    {
        BroadcastMeeting<T>? meeting = null;
        foreach (var candidate in open)
        {
            if (candidate is BroadcastMeeting<T> broadcast && broadcast.Source == source) meeting = broadcast;
        }

        meeting ??= Open(new BroadcastMeeting<T>("Group.Broadcast", launch.GroupSize, source));
        if (thread.Index == source) meeting.Value = value;
        schedule.Meet(thread, meeting);
        return meeting.Value;
    }

    /// <summary>Gives each lane what all lanes of its warp brought.</summary>
    public WarpExchange<T> Exchange<T>(KernelThread thread, string what, T value)
        where T : unmanaged
    {
        var (warp, lanes) = WarpOf(thread);
        WarpExchange<T>? meeting = null;
        foreach (var candidate in open)
        {
            if (candidate is WarpExchange<T> exchange && exchange.Warp == warp && exchange.Matches(what, 0)) meeting = exchange;
        }

        meeting ??= Open(new WarpExchange<T>(what, warp, lanes));
        meeting.Values[thread.Lane] = value;
        schedule.Meet(thread, meeting);
        return meeting;
    }

    /// <summary>Reads the rows of shared memory that the lanes of a warp name.</summary>
    public RowLoad LoadRows(KernelThread thread, string what, nint address, int count)
    {
        var (warp, lanes) = WarpOf(thread);
        RowLoad? meeting = null;
        foreach (var candidate in open)
        {
            if (candidate is RowLoad load && load.Warp == warp && load.Matches(what, 0)) meeting = load;
        }

        meeting ??= Open(new RowLoad(what, warp, lanes, count));
        meeting.Name(thread.Lane, address);
        schedule.Meet(thread, meeting);
        return meeting;
    }

    (int Warp, int Lanes) WarpOf(KernelThread thread)
    {
        var size = thread.WarpSize;
        var warp = thread.Index / size;
        return (warp, Math.Min(size, launch.GroupSize - warp * size));
    }

    T Open<T>(T meeting)
        where T : Meeting
    {
        open.Add(meeting);
        return meeting;
    }
}
