namespace IlgpuSimulator;

/// <summary>The group of a launch that runs now.</summary>
sealed class GroupRun(Launch launch)
{
    public readonly Launch Launch = launch;

    public readonly SharedArena Shared = new(launch);

    /// <summary>Null where threads run one after the other, because they never meet.</summary>
    public GroupSchedule? Schedule;

    public int X, Y, Z;

    public void Begin(int group)
    {
        var size = Launch.Config.GridDim;
        X = group % size.X;
        Y = group / size.X % size.Y;
        Z = group / (size.X * size.Y);
        Shared.Begin();
    }
}
