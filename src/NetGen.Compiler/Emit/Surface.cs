using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Emit;

/// <summary>A runnable overload: what the user calls, before it is known how it runs.</summary>
sealed record RunnableMethod(string Name, MethodKind Kind, EquatableArray<RunnableParameter> Parameters, EquatableArray<RunnableParameter> Results);

/// <summary>A parameter or result; <see cref="Shape"/> is null where a network with errors has none.</summary>
sealed record RunnableParameter(string Name, ValueType Type, Shape? Shape)
{
    public bool IsScalar => Type is ValueType.Float or ValueType.Int;

    public bool IsMask => Type is ValueType.Mask;

    /// <summary>The C# type of an element.</summary>
    public string Element => Type switch
    {
        ValueType.Labels or ValueType.Tokens or ValueType.Int => "int",
        ValueType.Mask => "bool",
        _ => "float",
    };
}

/// <summary>One compiled form of a method: its kernels, memory, and which parameters its gradients cover.</summary>
sealed record CompiledProgram(
    string Name, RunnableMethod Method, bool IsTraining, KernelProgram Kernels, MemoryPlan Plan, IReadOnlyList<IndexBound> IndexBounds, IReadOnlyList<Guard> Guards,
    IReadOnlyList<NamedDim> Dims, IReadOnlyList<string> Trained, bool UpdatesBuffers, bool UsesRandom)
{
    /// <summary>Whether it reads or writes the state of its session.</summary>
    public bool UsesStates => Kernels.Values.Any(v => v.Storage is Storage.SessionState or Storage.NextSessionState);

    /// <summary>The inner values that can be read after it; the binding is the name.</summary>
    public IEnumerable<Kernels.Value> Probes => Kernels.Values.Where(v => v is { Whole: null, Storage: Storage.Probe });

    /// <summary>The states that it replaces as a whole.</summary>
    public IEnumerable<string> ReplacedStates => Kernels.Values.Where(v => v.Storage == Storage.NextSessionState).Select(v => v.Binding!);
}

/// <summary>A parameter or buffer with its place in the flat buffer.</summary>
sealed record StoredTensor(string Name, Shape Shape, Layout Layout, long Offset, Ops.Initialization Initialization, bool Trained);
