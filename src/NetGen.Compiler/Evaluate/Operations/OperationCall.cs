using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>A call of a library operation: its arguments by parameter name, with the library's defaults given where they are read.</summary>
sealed class OperationCall(Interpreter interpreter, string name, Value? receiver, IReadOnlyDictionary<string, Value> arguments, Place place)
{
    public Interpreter Interpreter => interpreter;

    /// <summary>The operation as messages name it.</summary>
    public string Name => name;

    public Value? Receiver => receiver;

    public Place Place => place;

    public Program Program => interpreter.Program
        ?? throw new EvaluationError(Rule.NotConstant, $"'{name}'",
            "it is evaluated in methods; a field holds layers, blocks, Parameter(…), Buffer(…) or numbers");

    public GraphBuilder Graph => Program.Graph;

    /// <summary>The argument, or the receiver that stands for it: <c>x.Relu()</c> and <c>Relu(x)</c> are one operation.</summary>
    public Value? Self(string parameter) => receiver ?? Find(parameter);

    public Value? Find(string parameter) => arguments.TryGetValue(parameter, out var value) && value is not NullValue ? value : null;

    public Value Required(string parameter) => Find(parameter) ?? throw Wrong(parameter, "a value", "nothing");

    public Node SelfNode(string parameter = "x") => interpreter.NodeOf(Self(parameter) ?? throw Wrong(parameter, "a Tensor", "nothing"), name);

    public Node Node(string parameter) => interpreter.NodeOf(Required(parameter), name);

    /// <summary>An argument that may be left out.</summary>
    public Node? Optional(string parameter) => Find(parameter) is null ? null : Node(parameter);

    /// <summary>What becomes of the losses of single positions.</summary>
    public Reduction Reduction => Find("reduction") switch
    {
        null => Reduction.Mean,
        EnumerationValue { Member.Member: var name } when Enum.TryParse(name, out Reduction chosen) => chosen,
        var value => throw Wrong("reduction", "Mean, Sum or None", value.Kind),
    };

    public Dim Dim(string parameter) => Find(parameter) is { } value ? DimOf(parameter, value) : throw Wrong(parameter, "an int", "nothing");

    public Dim Dim(string parameter, long standard) => Find(parameter) is { } value ? DimOf(parameter, value) : standard;

    public long Int(string parameter, long standard) => Find(parameter) is null ? standard : Int(parameter);

    public long Int(string parameter) => Dim(parameter) is { Constant: { } n } && n is >= int.MinValue and <= int.MaxValue
        ? n
        : throw new EvaluationError(Rule.NotConstant, $"{name}: '{parameter}'", NotANumber(Dim(parameter))) { Parameter = parameter };

    /// <summary>An integer in a range.</summary>
    public long AtLeast(string parameter, long least, long standard) =>
        Int(parameter, standard) is var n && n >= least ? n : throw new ShapeException("NG0209", parameter, n.ToString(), $"at least {least}");

    public double Number(string parameter, double standard) => Find(parameter) is not { } value ? standard
        : Hyperparameter.Real(value) ?? throw Wrong(parameter, "a number known at compile time", value.Kind);

    /// <summary>A number known at compile time within bounds that <paramref name="range"/> names.</summary>
    public double Number(string parameter, double standard, string range, Func<double, bool> isValid)
    {
        var x = Number(parameter, standard);
        return isValid(x) ? x : throw new ShapeException("NG0209", parameter, new FloatValue(x).ToString(), range);
    }

    /// <summary>A probability below 1.</summary>
    public double Rate(string parameter, double standard) => Number(parameter, standard, "at least 0 and below 1", x => x is >= 0 and < 1);

    public bool Flag(string parameter, bool standard) => Find(parameter) is not { } value ? standard
        : value is BooleanValue { Truth: var truth } ? truth : throw Wrong(parameter, "a bool known at compile time", value.Kind);

    /// <summary>The name of an enum's member.</summary>
    public string Member(string parameter, string standard) => Find(parameter) switch
    {
        null => standard,
        EnumerationValue e => e.Member.Member,
        var value => throw Wrong(parameter, "a member of an enum", value.Kind),
    };

    /// <summary>A number of at least 1 for all axes, or one for each.</summary>
    public EquatableArray<long> Sizes(string parameter, int rank)
    {
        var written = Dims(parameter);
        if (written.Length != 1 && written.Length != rank || written.Any(d => d.Constant is not (>= 1 and <= int.MaxValue)))
            throw new ShapeException("NG0209", parameter, $"[{string.Join<Dim>(", ", written)}]", rank == 1 ? "one number, at least 1"
                : $"one number or {rank}, each at least 1");
        return [.. Enumerable.Range(0, rank).Select(a => written[written.Length == 1 ? 0 : a].Constant!.Value)];
    }

    /// <summary>A list of integers; a single one counts as a list.</summary>
    public Dim[] Dims(string parameter) => Find(parameter) switch
    {
        null => [],
        ArrayValue array => [.. array.Items.Select(i => DimOf(parameter, i))],
        var value => [DimOf(parameter, value)],
    };

    public Shape Shape(string parameter = "shape")
    {
        var dims = Dims(parameter);
        if (dims.FirstOrDefault(d => Decision.NonNegative(d) != Truth.Proven) is { } negative)
            throw new ShapeException("NG0209", "a dimension", negative.ToString(), "at least 0");
        return new Shape(dims);
    }

    /// <summary>A list of tensors.</summary>
    public Node[] Nodes(string parameter) => Required(parameter) switch
    {
        ArrayValue array => [.. array.Items.Select(i => interpreter.NodeOf(i, name))],
        var value => [interpreter.NodeOf(value, name)],
    };

    /// <summary>The axes that <c>axes</c> or <c>axis</c> name, each once; none is all.</summary>
    public int[] ReducedAxes(Shape shape)
    {
        var written = Find("axis") is not null ? Dims("axis") : Dims("axes");
        if (written.Length == 0) return GraphBuilder.AllAxes(shape);
        List<int> axes = [];
        foreach (var axis in written)
        {
            var resolved = Axes.Resolve(shape, axis.Constant ?? throw NoAxis(axis));
            if (axes.Contains(resolved)) throw new ShapeException("NG0209", "axes", $"[{string.Join<Dim>(", ", written)}]", "each axis once");
            axes.Add(resolved);
        }
        axes.Sort();
        return [.. axes];
    }

    public EvaluationError NoAxis(Dim axis) =>
        new(Rule.NotConstant, $"{name}: an axis", NotANumber(axis)) { Parameter = Find("axis") is null ? "axes" : "axis" };

    static string NotANumber(Dim dim) => $"it is {dim}, which differs from call to call; give a number";

    public int Axis(Shape shape, string parameter = "axis", long? standard = null) =>
        Axes.Resolve(shape, standard is { } s ? Int(parameter, s) : Int(parameter));

    public EvaluationError Wrong(string parameter, string expected, string found) =>
        new(Rule.WrongKind, name, $"{expected} for '{parameter}'", found, "change the argument") { Parameter = parameter };

    Dim DimOf(string parameter, Value value) => value switch
    {
        IntegerValue n => n.Dim,
        _ => throw Wrong(parameter, "an int known at compile time, or a dimension", value.Kind),
    };
}
