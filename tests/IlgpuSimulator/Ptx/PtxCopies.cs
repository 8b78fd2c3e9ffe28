namespace IlgpuSimulator;

/// <summary>cp.async: copies from global to shared memory beside the computation.</summary>
static class PtxCopies
{
    static readonly PtxType u32 = new('i', 32);

    public static void Execute(PtxFrame frame, PtxStatement statement)
    {
        var copies = frame.Registers.Copies;
        switch (statement.Name)
        {
            case "cp.async.commit_group":
                PtxMachine.Expect(statement, 0);
                copies.Commit();
                break;
            case "cp.async.wait_all":
                PtxMachine.Expect(statement, 0);
                copies.WaitAll();
                break;
            case "cp.async.wait_group":
                PtxMachine.Expect(statement, 1);
                if (statement.Arguments[0].Kind != PtxArgumentKind.Immediate) throw new RefusedException("the number of groups must be a constant");
                copies.Wait((int)statement.Arguments[0].Value);
                break;
            case "cp.async.ca.shared.global" or "cp.async.ca.shared.global.L2::128B":
                Begin(frame, statement, [4, 8, 16]);
                break;
            case "cp.async.cg.shared.global" or "cp.async.cg.shared.global.L2::128B":
                Begin(frame, statement, [16]);
                break;
            default:
                throw PtxMachine.Unknown();
        }
    }

    /// <summary>With a fourth argument, only so many bytes are read, and zeros follow.</summary>
    static void Begin(PtxFrame frame, PtxStatement statement, int[] sizes)
    {
        var arguments = statement.Arguments;
        if (arguments.Length is not (3 or 4)) PtxMachine.Expect(statement, 3);
        if (arguments[2].Kind != PtxArgumentKind.Immediate) throw new RefusedException("the number of bytes must be a constant");
        var bytes = (int)arguments[2].Value;
        if (!sizes.Contains(bytes)) throw new RefusedException($"{bytes} bytes cannot be copied at once");
        var read = arguments.Length == 4 ? (int)frame.Read(arguments[3], u32) : bytes;
        if (read < 0 || read > bytes) throw new RefusedException($"{read} of {bytes} bytes cannot be read");
        frame.Registers.Copies.Begin(frame.SharedAddress(arguments[0], bytes), frame.GlobalAddress(arguments[1], bytes, read), bytes, read);
    }
}
