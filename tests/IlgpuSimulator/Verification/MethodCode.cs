using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace IlgpuSimulator;

/// <summary>One method as code for a GPU: what of it a GPU cannot do, and whom it calls.</summary>
sealed class MethodCode
{
    const int LongestArray = 256;

    static readonly ConcurrentDictionary<MethodBase, MethodCode> known = new();

    /// <summary>Opcodes that no GPU can do, with the construct that a reader of C# knows.</summary>
    static readonly Dictionary<OpCode, string> refused = new()
    {
        [OpCodes.Box] = "boxes a value",
        [OpCodes.Unbox] = "unboxes a value",
        [OpCodes.Unbox_Any] = "unboxes a value",
        [OpCodes.Castclass] = "casts an object",
        [OpCodes.Isinst] = "tests the type of an object",
        [OpCodes.Throw] = "throws an exception",
        [OpCodes.Rethrow] = "throws an exception",
        [OpCodes.Leave] = "leaves a try",
        [OpCodes.Leave_S] = "leaves a try",
        [OpCodes.Endfinally] = "has a finally",
        [OpCodes.Endfilter] = "has a filter",
        [OpCodes.Localloc] = "uses stackalloc",
        [OpCodes.Cpblk] = "copies a block of memory",
        [OpCodes.Initblk] = "fills a block of memory",
        [OpCodes.Ldftn] = "makes a delegate or a lambda",
        [OpCodes.Ldvirtftn] = "makes a delegate or a lambda",
        [OpCodes.Calli] = "calls a function pointer",
        [OpCodes.Jmp] = "jumps to another method",
        [OpCodes.Ldnull] = "uses null",
        [OpCodes.Ldelem_Ref] = "reads an object of an array",
        [OpCodes.Stelem_Ref] = "writes an object of an array",
        [OpCodes.Ldind_Ref] = "reads an object",
        [OpCodes.Stind_Ref] = "writes an object",
        [OpCodes.Ckfinite] = "checks for finite numbers",
        [OpCodes.Arglist] = "has a variable number of arguments",
        [OpCodes.Mkrefany] = "makes a typed reference",
        [OpCodes.Refanytype] = "reads a typed reference",
        [OpCodes.Refanyval] = "reads a typed reference",
        [OpCodes.Stsfld] = "writes a static field",
    };

    readonly MethodBase method;
    readonly List<MethodBase> calls = [];
    readonly List<string> declarations = [];

    MethodCode(MethodBase method)
    {
        this.method = method;
        try
        {
            Look();
        }
        catch (RefusedException e)
        {
            Refusal = e.Message;
        }
    }

    public string? Refusal { get; }

    /// <summary>Each call, also where one method is called more than once.</summary>
    public IReadOnlyList<MethodBase> Calls => calls;

    /// <summary>Whether inline PTX has an instruction of a whole warp.</summary>
    public bool MeetsInPtx { get; private set; }

    /// <summary>The registers of inline PTX that last beyond their Emit.</summary>
    public IReadOnlyList<string> Declarations => declarations;

    public static MethodCode Of(MethodBase method) => known.GetOrAdd(method, m => new(m));

    void Look()
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } bytes) throw new RefusedException("has no code in IL");
        if (body.ExceptionHandlingClauses.Count > 0) throw new RefusedException("has a try, using, lock or foreach with a finally or catch");
        foreach (var parameter in method.GetParameters()) RefuseType(parameter.ParameterType, $"has the parameter {parameter.Name} of");
        if (method is MethodInfo { ReturnType: var result }) RefuseType(result, "returns");
        foreach (var local in body.LocalVariables) RefuseType(local.LocalType, "has a variable of");
        var instructions = Instruction.Read(method, bytes);
        for (var i = 0; i < instructions.Count; i++) Look(instructions, i);
    }

    void Look(List<Instruction> instructions, int i)
    {
        var (_, code, operand) = instructions[i];
        if (refused.TryGetValue(code, out var construct)) throw new RefusedException(construct);
        if (code.Name!.Contains(".ovf", StringComparison.Ordinal)) throw new RefusedException("checks arithmetic for overflow");
        if (code == OpCodes.Ldstr) LookAtText(instructions, i);
        else if (code == OpCodes.Newarr) LookAtArray((Type)operand!, i > 0 ? instructions[i - 1] : default);
        else if (code == OpCodes.Newobj) LookAtNew((MethodBase)operand!);
        else if (code == OpCodes.Call || code == OpCodes.Callvirt) LookAtCall((MethodBase)operand!, code, i > 0 ? instructions[i - 1] : default);
        else if (i > 0 && code.Name.StartsWith("conv.", StringComparison.Ordinal)) PointerConversion.Refuse(method, instructions[i - 1], code);
        else if (operand is FieldInfo field) LookAtField(field, code);
        else if (operand is Type type && code != OpCodes.Constrained && code != OpCodes.Sizeof) RefuseType(type, "uses");
    }

    void LookAtText(List<Instruction> instructions, int i)
    {
        var user = instructions.Skip(i + 1).Select(n => n.Operand).OfType<MethodBase>()
            .FirstOrDefault(m => m.GetParameters().Any(p => p.ParameterType == typeof(string) || p.ParameterType == typeof(object)));
        if (user is null || !AllowedCalls.TakesText(user)) throw new RefusedException($"uses the string \"{instructions[i].Operand}\"");
        if (user.DeclaringType != typeof(CudaAsm)) return;
        var text = (string)instructions[i].Operand!;
        MeetsInPtx |= text.Contains(".sync", StringComparison.Ordinal);
        declarations.AddRange(PtxDeclarations.Of(text));
    }

    static void LookAtArray(Type element, Instruction length)
    {
        RefuseType(element, "makes an array of");
        var constant = length.Code == OpCodes.Ldc_I4 || length.Code == OpCodes.Ldc_I4_S ? (int)length.Operand!
            : length.Code.Name is ['l', 'd', 'c', '.', 'i', '4', '.', var digit] && char.IsDigit(digit) ? digit - '0'
            : throw new RefusedException($"makes an array of {element.Name} whose length is no constant");
        if (constant > LongestArray) throw new RefusedException($"makes an array of {constant} {element.Name}; arrays are registers, and short");
    }

    void LookAtNew(MethodBase constructor)
    {
        var type = constructor.DeclaringType!;
        if (typeof(Delegate).IsAssignableFrom(type)) throw new RefusedException("makes a delegate or a lambda");
        if (!type.IsValueType) throw new RefusedException($"makes an object of the class {KernelTypes.Name(type)}");
        RefuseType(type, "makes");
        Call(constructor);
    }

    void LookAtCall(MethodBase called, OpCode code, Instruction before)
    {
        if (before.Code == OpCodes.Constrained) called = ConstrainedCall.Target(called, (Type)before.Operand!);
        else if (called.IsAbstract || (code == OpCodes.Callvirt && called.DeclaringType is not { IsValueType: true })) throw new RefusedException($"calls the method {Name(called)} of an object");
        if (!called.IsStatic && called.DeclaringType is { IsValueType: false }) throw new RefusedException($"calls the method {Name(called)} of an object");
        Call(called);
    }

    void Call(MethodBase called)
    {
        var assembly = called.DeclaringType!.Assembly;
        var refusal = assembly == typeof(Accelerator).Assembly ? AllowedCalls.RefusalOfIlgpu(called)
            : IsSystem(assembly) ? AllowedCalls.RefusalOfSystem(called)
            : null;
        if (refusal is not null) throw new RefusedException($"calls {Name(called)}, {refusal}");
        calls.Add(called);
    }

    static void LookAtField(FieldInfo field, OpCode code)
    {
        if (code == OpCodes.Ldtoken) return;
        if (!field.IsStatic && !field.DeclaringType!.IsValueType) throw new RefusedException($"uses the field {field.Name} of an object");
        if (field.IsStatic && !field.IsInitOnly) throw new RefusedException($"reads the static field {field.Name}, which is not readonly");
        if (field.IsStatic && field.FieldType.IsArray) throw new RefusedException($"reads the array in the static field {field.Name}");
        RefuseType(field.FieldType, $"uses the field {field.Name}, which is");
    }

    static void RefuseType(Type type, string use)
    {
        if (KernelTypes.Refusal(type) is { } refusal) throw new RefusedException($"{use} {refusal}");
    }

    public static bool IsSystem(Assembly assembly) =>
        assembly == typeof(object).Assembly || assembly.GetName().Name is { } name && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal));

    public static string Name(MethodBase method) =>
        $"{(method.DeclaringType is { } type ? KernelTypes.Name(type) : "?")}.{method.Name}";
}
