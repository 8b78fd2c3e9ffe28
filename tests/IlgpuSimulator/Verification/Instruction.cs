using System.Reflection;
using System.Reflection.Emit;

namespace IlgpuSimulator;

/// <summary>One instruction of a method's body with its operand: a number, a string, or the member or type that a token means.</summary>
readonly record struct Instruction(int Offset, OpCode Code, object? Operand)
{
    static readonly OpCode[] oneByte = new OpCode[256];
    static readonly OpCode[] twoBytes = new OpCode[256];

    static Instruction()
    {
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var code = (OpCode)field.GetValue(null)!;
            (code.Size == 1 ? oneByte : twoBytes)[code.Value & 0xFF] = code;
        }
    }

    public static List<Instruction> Read(MethodBase method, byte[] bytes)
    {
        var reader = new Reader(method, bytes);
        var instructions = new List<Instruction>();
        while (!reader.AtEnd) instructions.Add(reader.Next());
        return instructions;
    }

    sealed class Reader(MethodBase method, byte[] bytes)
    {
        readonly Type[]? typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        readonly Type[]? methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        int at;

        public bool AtEnd => at >= bytes.Length;

        public Instruction Next()
        {
            var offset = at;
            var code = bytes[at++] is var first && first == 0xFE ? twoBytes[bytes[at++]] : oneByte[first];
            return new(offset, code, Operand(code));
        }

        object? Operand(OpCode code)
        {
            switch (code.OperandType)
            {
                case OperandType.InlineNone:
                    return null;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI:
                    return (int)(sbyte)bytes[at++];
                case OperandType.ShortInlineVar:
                    return (int)bytes[at++];
                case OperandType.InlineVar:
                    at += 2;
                    return (int)BitConverter.ToUInt16(bytes, at - 2);
                case OperandType.InlineI8:
                    at += 8;
                    return BitConverter.ToInt64(bytes, at - 8);
                case OperandType.InlineR:
                    at += 8;
                    return BitConverter.ToDouble(bytes, at - 8);
                case OperandType.ShortInlineR:
                    at += 4;
                    return BitConverter.ToSingle(bytes, at - 4);
                case OperandType.InlineSwitch:
                    var cases = Int();
                    at += 4 * cases;
                    return cases;
                case OperandType.InlineString:
                    return method.Module.ResolveString(Int());
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                    return method.Module.ResolveMember(Int(), typeArguments, methodArguments);
                default:
                    return Int();
            }
        }

        int Int()
        {
            at += 4;
            return BitConverter.ToInt32(bytes, at - 4);
        }
    }
}
