using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Layers;

/// <summary>One use of a layer in one program: its hyperparameters, its weights, and where its nodes go.</summary>
sealed class LayerUse(LayerInstance layer, Program program)
{
    public GraphBuilder Graph => program.Graph;

    public Program Program => program;

    public LayerInstance Layer => layer;

    /// <summary>The inputs beside the first, by the names that the layer's Forward gives them, tuples as lists; null for one that was left out.</summary>
    public Func<string, IReadOnlyList<Node>?> Inputs { get; init; } = _ => null;

    public Node? Input(string name) => Inputs(name)?.Single();

    /// <summary>As messages name it: <c>Linear 'head'</c>.</summary>
    public string Label => layer.Label;

    public long Int(string name) => Hyperparameter.Constant(layer.Hyperparameters[name])!.Value;

    public double Number(string name) => Hyperparameter.Real(layer.Hyperparameters[name])!.Value;

    public bool Flag(string name) => ((BooleanValue)layer.Hyperparameters[name]).Truth;

    /// <summary>The name of an enum's member.</summary>
    public string Member(string name) => ((EnumerationValue)layer.Hyperparameters[name]).Member.Member;

    /// <summary>A value per axis: those of the array of the name in the plural where it is given, else one value for each.</summary>
    public EquatableArray<long> PerAxis(int count, string name)
    {
        var written = layer.Hyperparameters.TryGetValue(name + "s", out var given) && given is not NullValue ? given : layer.Hyperparameters[name];
        return written is ArrayValue array ? [.. array.Items.Select(i => Hyperparameter.Constant(i)!.Value)]
            : [.. Enumerable.Repeat(Hyperparameter.Constant(written)!.Value, count)];
    }

    /// <summary>The layer's own choice where the source says <c>Default</c>.</summary>
    public string Init(string standard) =>
        layer.Hyperparameters["Init"] is EnumerationValue { Member.Member: not "Default" and var chosen } ? chosen : standard;

    /// <summary>A weight of the layer, made at the first use; fans follow from a shape [out, in, …].</summary>
    public Node Weight(string name, Shape shape, string initialization) => program.Read(Slot(name, shape, Fans.Of(shape, initialization), isBuffer: false));

    /// <summary>A weight that starts at one number.</summary>
    public Node Weight(string name, Shape shape, double start) =>
        program.Read(Slot(name, shape, Fans.Of(shape, "Zeros") with { Value = start }, isBuffer: false));

    /// <summary>State of the layer that is not trained.</summary>
    public Node Buffer(string name, Shape shape, string initialization) => program.Read(Slot(name, shape, Fans.Of(shape, initialization), isBuffer: true));

    /// <summary>The buffer's value after the program.</summary>
    public void Update(string name, Node next) => program.Update(layer.Slots.Single(s => s.Name == name), next);

    /// <summary>The learned weight and bias of a norm, one number per channel on axis 1; null where the layer has none.</summary>
    public (Node Weight, Node Bias)? Affine(Shape input)
    {
        if (!Flag("Affine")) return null;
        Shape channels = new(WeightSize(input, 1));
        return (Weight("weight", channels, "Ones"), Weight("bias", channels, "Zeros"));
    }

    WeightSlot Slot(string name, Shape shape, Initialization initialization, bool isBuffer)
    {
        if (layer.Path is null) throw new EvaluationError(Rule.LayerInBody, Label, layer.Kind.Name);
        if (layer.Slots.FirstOrDefault(s => s.Name == name) is { } known)
        {
            if (known.Shape.Equals(shape)) return known;
            throw new ShapeException("NG0208", name, known.Shape.ToString(), shape.ToString(),
                "a layer that is used twice shares its weights; use two layers, or give both uses inputs of one size");
        }
        var slot = new WeightSlot(name, shape, initialization, isBuffer) { Path = $"{layer.Path}.{name}", Frozen = layer.Frozen };
        layer.Slots.Add(slot);
        return slot;
    }

    /// <summary>A size that a weight takes from the input; it must be a number.</summary>
    public Dim WeightSize(Shape input, int axis)
    {
        if (input[axis].Constant is not null) return input[axis];
        throw new ShapeException("NG0204", axis.ToString(), input.ToString(), "it sets the size of a weight, and weights have fixed sizes",
            "state the size in [Shape], or reduce the named axes before, for example with .Mean(2, 3)");
    }
}
