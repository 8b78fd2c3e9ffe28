namespace IlgpuSimulator;

/// <summary>One Emit as it runs: where its arguments are read and written.</summary>
sealed class PtxFrame(KernelThread thread, PtxOperand[] operands)
{
    public KernelThread Thread => thread;

    public PtxThread Registers { get; } = PtxThread.Of(thread);

    public ulong Read(PtxArgument argument, PtxType type)
    {
        switch (argument.Kind)
        {
            case PtxArgumentKind.Immediate:
                return (ulong)argument.Value & type.Mask;
            case PtxArgumentKind.Operand:
                var operand = Operand(argument, type);
                return operand.IsInput ? operand.Bits : throw new RefusedException($"{argument} is read, but is an output");
            case PtxArgumentKind.Register:
                var register = Registers.Find(argument.Name);
                if (!register.Type.Takes(type)) throw new RefusedException($"{argument} is {register.Type}, where {type} is needed");
                return register.IsSet ? register.Bits : throw new RefusedException($"{argument} is read before it is written");
            default:
                throw new RefusedException($"{argument} is no register");
        }
    }

    public void Write(PtxArgument argument, PtxType type, ulong bits)
    {
        switch (argument.Kind)
        {
            case PtxArgumentKind.Operand:
                if (!Operand(argument, type).IsOutput) throw new RefusedException($"{argument} is written, but is an input");
                operands[argument.Index].Bits = bits;
                operands[argument.Index].IsInput = true;
                return;
            case PtxArgumentKind.Register:
                var register = Registers.Find(argument.Name);
                if (!register.Type.Takes(type)) throw new RefusedException($"{argument} is {register.Type}, where {type} is needed");
                (register.Bits, register.IsSet) = (bits, true);
                return;
            default:
                throw new RefusedException($"{argument} cannot be written");
        }
    }

    /// <summary>The registers of a vector; a single one may stand without braces.</summary>
    public static PtxArgument[] Parts(PtxArgument argument, int count)
    {
        var parts = argument.Kind == PtxArgumentKind.Vector ? argument.Parts! : [argument];
        return parts.Length == count ? parts : throw new RefusedException($"{argument} has {parts.Length} registers, where {count} are needed");
    }

    public nint Address(PtxArgument argument) => argument.Kind == PtxArgumentKind.Address
        ? (nint)(Read(argument.Parts![0], PtxType.B64) + (ulong)argument.Value)
        : throw new RefusedException($"{argument} is no address");

    /// <summary>An address in shared memory: that of an element of it, as a pointer to it becomes one.</summary>
    public nint SharedAddress(PtxArgument argument, int bytes)
    {
        var address = Address(argument);
        if (!thread.Group.Shared.Holds(address, bytes)) throw new RefusedException($"{argument} is not {bytes} bytes of the group's shared memory");
        return address % bytes == 0 ? address : throw new RefusedException($"{argument} is not aligned to {bytes} bytes");
    }

    public nint GlobalAddress(PtxArgument argument, int bytes, int read)
    {
        var address = Address(argument);
        if (read > 0 && thread.Group.Launch.Accelerator.Find(address, read) is null) throw new RefusedException($"{argument} is not {read} bytes of a buffer");
        return address % bytes == 0 ? address : throw new RefusedException($"{argument} is not aligned to {bytes} bytes");
    }

    ref PtxOperand Operand(PtxArgument argument, PtxType type)
    {
        if (argument.Index >= operands.Length) throw new RefusedException($"there is no {argument}");
        ref var operand = ref operands[argument.Index];
        var own = PtxType.Of(operand.Type) ?? throw new RefusedException($"{argument} is a {operand.Type.Name}, which no register holds");
        if (!own.Takes(type)) throw new RefusedException($"{argument} is {own}, where {type} is needed");
        return ref operand;
    }
}
