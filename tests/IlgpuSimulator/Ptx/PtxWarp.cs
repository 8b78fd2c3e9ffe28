namespace IlgpuSimulator;

/// <summary>shfl.sync, with all 32 lanes.</summary>
static class PtxWarp
{
    public static void Shuffle(PtxFrame frame, PtxStatement statement)
    {
        PtxMachine.Expect(statement, 5);
        var arguments = statement.Arguments;
        var mode = statement.Name["shfl.sync.".Length..];
        if (mode is not ("idx.b32" or "up.b32" or "down.b32" or "bfly.b32")) throw PtxMachine.Unknown();
        if ((uint)frame.Read(arguments[4], PtxType.B32) != uint.MaxValue) throw new RefusedException("only all lanes together can shuffle");
        var value = (uint)frame.Read(arguments[1], PtxType.B32);
        var (by, clamp) = ((int)frame.Read(arguments[2], PtxType.B32) & 31, (int)frame.Read(arguments[3], PtxType.B32));
        var lane = frame.Thread.Lane;
        var segment = clamp >> 8 & 31;
        var last = (lane & segment) | (clamp & 31 & ~segment);
        var source = mode switch
        {
            "up.b32" => lane - by,
            "down.b32" => lane + by,
            "bfly.b32" => lane ^ by,
            _ => (lane & segment) | (by & ~segment),
        };
        var inside = mode == "up.b32" ? source >= last : source <= last;
        var values = Exchange(frame, statement.Name, value).Values;
        frame.Write(arguments[0], PtxType.B32, values[inside ? source : lane]);
    }

    public static WarpExchange<T> Exchange<T>(PtxFrame frame, string what, T value)
        where T : unmanaged
    {
        RefusePart(frame);
        return frame.Thread.Meetings.Exchange(frame.Thread, what, value);
    }

    public static void RefusePart(PtxFrame frame)
    {
        var rest = frame.Thread.Group.Launch.GroupSize - frame.Thread.Index / 32 * 32;
        if (rest < 32) throw new RefusedException($"the warp has only {rest} lanes");
    }
}
