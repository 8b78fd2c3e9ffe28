namespace IlgpuSimulator;

/// <summary>Threads that wait for each other at one call.</summary>
abstract class Meeting(string what, int line, int expected)
{
    int arrived;

    public bool Matches(string call, int at) => what == call && line == at;

    /// <summary>True for the last one.</summary>
    public bool Arrive() => ++arrived == expected;

    public virtual bool Includes(KernelThread thread) => true;

    /// <summary>What is done when all are there.</summary>
    public virtual void Complete(Launch launch) { }

    public string Describe() => line > 0 ? $"{what} in line {line}" : what;
}

/// <summary>A barrier of the group, with what its kinds compute over all threads.</summary>
sealed class BarrierMeeting(string what, int line, int expected) : Meeting(what, line, expected)
{
    public int Count;

    public override void Complete(Launch launch) => launch.Barriers++;
}

/// <summary>A barrier of the group at which all get the value of one of them.</summary>
sealed class BroadcastMeeting<T>(string what, int expected, int source) : Meeting(what, 0, expected)
{
    public T? Value;

    public int Source => source;

    public override void Complete(Launch launch) => launch.Barriers++;
}

/// <summary>An exchange among the lanes of a warp.</summary>
class WarpMeeting(string what, int warp, int lanes) : Meeting(what, 0, lanes)
{
    public readonly int Warp = warp;

    public readonly int Lanes = lanes;

    public override bool Includes(KernelThread thread) => thread.Index / thread.WarpSize == Warp;

    public override void Complete(Launch launch) => launch.WarpOperations++;
}

sealed class WarpExchange<T>(string what, int warp, int lanes) : WarpMeeting(what, warp, lanes)
    where T : unmanaged
{
    public readonly T[] Values = new T[lanes];
}
