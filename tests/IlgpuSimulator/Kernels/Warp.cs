using System.Numerics;
using IlgpuSimulator;

namespace ILGPU;

/// <summary>Lanes exchange values in lockstep: all that the group has of a warp take part. Results are those of PTX.</summary>
public static class Warp
{
    public static int WarpSize => KernelThread.Required.WarpSize;

    public static int LaneIdx => KernelThread.Required.Lane;

    public static bool IsFirstLane => LaneIdx == 0;

    public static bool IsLastLane => LaneIdx == WarpSize - 1;

    public static int WarpIdx => KernelThread.Required.Index / WarpSize;

    public static int ComputeWarpIdx(Index1D groupThreadIdx) => groupThreadIdx.X / WarpSize;

    public static int ComputeWarpThreadIdx(Index1D groupThreadIdx) => groupThreadIdx.X % WarpSize;

    public static void Barrier() => Exchange("Warp.Barrier", (byte)0);

    public static T Shuffle<T>(T variable, int sourceLane)
        where T : unmanaged => Shuffle(variable, sourceLane, WarpSize);

    public static T Shuffle<T>(T variable, int sourceLane, int width)
        where T : unmanaged => Take("Warp.Shuffle", variable, width, _ => sourceLane, true);

    public static T ShuffleDown<T>(T variable, int delta)
        where T : unmanaged => ShuffleDown(variable, delta, WarpSize);

    public static T ShuffleDown<T>(T variable, int delta, int width)
        where T : unmanaged => Take("Warp.ShuffleDown", variable, width, lane => lane + delta, false);

    public static T ShuffleUp<T>(T variable, int delta)
        where T : unmanaged => ShuffleUp(variable, delta, WarpSize);

    public static T ShuffleUp<T>(T variable, int delta, int width)
        where T : unmanaged => Take("Warp.ShuffleUp", variable, width, lane => lane - delta, false);

    public static T ShuffleXor<T>(T variable, int mask)
        where T : unmanaged => ShuffleXor(variable, mask, WarpSize);

    public static T ShuffleXor<T>(T variable, int mask, int width)
        where T : unmanaged => Take("Warp.ShuffleXor", variable, width, lane => lane ^ mask, false);

    public static T Broadcast<T>(T value, int sourceLane)
        where T : unmanaged => Take("Warp.Broadcast", value, WarpSize, _ => sourceLane, true);

    static WarpExchange<T> Exchange<T>(string what, T value)
        where T : unmanaged
    {
        var thread = KernelThread.Required;
        return thread.Meetings.Exchange(thread, what, value);
    }

    /// <summary>A lane whose source lies outside of its part of the warp keeps its own value; one that names such a lane is a mistake.</summary>
    static T Take<T>(string what, T value, int width, Func<int, int> sourceOf, bool absolute)
        where T : unmanaged
    {
        var thread = KernelThread.Required;
        if (width < 1 || width > thread.WarpSize || !BitOperations.IsPow2(width)) throw thread.Fault($"calls {what} with width {width}");
        var own = thread.Lane % width;
        var source = sourceOf(own);
        var inside = source >= 0 && source < width;
        if (absolute && !inside) throw thread.Fault($"calls {what} for lane {source} of {width}");
        var exchange = thread.Meetings.Exchange(thread, what, value);
        var lane = thread.Lane - own + (inside ? source : own);
        if (lane >= exchange.Lanes) throw thread.Fault($"calls {what} for lane {lane}, but the group has only {exchange.Lanes} threads in this warp");
        return exchange.Values[lane];
    }
}
