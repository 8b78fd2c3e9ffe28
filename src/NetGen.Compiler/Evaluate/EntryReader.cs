using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

/// <summary>Finds what a network compiles: its [Forward] and [Loss] methods, and those that a list of layers stands for.</summary>
sealed class EntryReader(Interpreter interpreter, TypeTemplate network, BlockInstance root)
{
    readonly Frame classFrame = new(network.FullName, "", null, root);

    /// <summary>Null, and reported, where a parameter's shape is invalid.</summary>
    public Entry? Method(MethodTemplate method)
    {
        var frame = new Frame(network.FullName, method.Key, null, root);
        List<MethodInput> inputs = [];
        foreach (var parameter in method.Parameters)
        {
            if (ShapeOf(parameter, method, frame) is not { } shape) return null;
            inputs.Add(new(parameter.Name, parameter.Type, shape));
        }
        return new Entry(method.Name, method.Kind, inputs, new(frame, method.Site), nodes =>
            interpreter.RunEntry(method, root, [.. inputs.Select(i => i.Shape)], nodes))
        {
            ResultNames = [.. method.ResultNames.Where(n => n.Length > 0)],
            Trains = [.. method.Trains.Select(t => (t.Path, new Place(frame, t.Site)))],
        };
    }

    Shape? ShapeOf(ParameterTemplate parameter, MethodTemplate method, Frame frame)
    {
        if (parameter.Type is ValueType.Int or ValueType.Float) return Shape.Scalar;
        if (parameter.Type == ValueType.Other || parameter.Shape is not { } stated) return null;
        return Declared(stated, frame, [.. method.Dims, .. network.Dims]);
    }

    Shape? Declared(ShapeTemplate stated, Frame frame, IReadOnlyList<DimTemplate> bounds) =>
        Declarations.Dims(interpreter, stated, frame) is { } dims
            ? new Shape(dims.Select(d => d.Name is null ? d.Size : Named(d.Name, bounds))) : null;

    static Dim Named(string name, IReadOnlyList<DimTemplate> bounds) => bounds.FirstOrDefault(b => b.Name == name) is { } bound
        ? Dim.Name(name, bound.Min, bound.Max == long.MaxValue ? 0 : bound.Max, bound.Multiple)
        : Dim.Name(name);

    /// <summary>[Dim] bounds that leave no size are reported.</summary>
    public void CheckBounds()
    {
        foreach (var (bound, member) in network.Dims.Select(d => (d, "")).Concat(network.Methods.SelectMany(m => m.Dims.Select(d => (d, m.Key)))))
        {
            Place place = new(new Frame(network.FullName, member), bound.Site);
            if (bound.Min < 0) interpreter.Report(Rule.Hyper, place, $"[Dim(\"{bound.Name}\")]", "Min", $"{bound.Min}", "at least 0");
            else if (bound.Multiple < 1)
                interpreter.Report(Rule.Hyper, place, $"[Dim(\"{bound.Name}\")]", "Multiple", $"{bound.Multiple}", "at least 1");
            else if (bound.Max < bound.Min)
                interpreter.Report(Rule.Hyper, place, $"[Dim(\"{bound.Name}\")]", "Max", $"{bound.Max}", $"at least Min, which is {bound.Min}");
        }
    }

    /// <summary>The layers on the class, named by their position; null where one is invalid.</summary>
    public IReadOnlyList<LayerInstance>? Layers()
    {
        List<LayerInstance> layers = [];
        var isValid = true;
        foreach (var expression in network.Layers)
        {
            if (interpreter.Evaluate(expression, classFrame) is not LayerValue { Layer: var layer })
            {
                isValid = false;
                continue;
            }
            layer.Path = (layers.Count).ToString();
            layers.Add(layer);
        }
        foreach (var loss in layers.Take(layers.Count - 1).Where(l => l.Kind.Loss is not null))
        {
            interpreter.Report(Rule.LossLayer, loss.Place, loss.Label);
            isValid = false;
        }
        return isValid ? layers : null;
    }

    /// <summary><c>Predict</c>: the layers without the loss.</summary>
    public Entry? Predict(IReadOnlyList<LayerInstance> layers)
    {
        if (network.Shape is not { } stated || Declared(stated, classFrame, [.. network.Dims]) is not { } shape) return null;
        var type = layers.Count > 0 && layers[0].Kind.TakesIndices ? ValueType.Tokens : ValueType.Tensor;
        return new Entry("Predict", MethodKind.Forward, [new("input", type, shape)], new(classFrame, 0), nodes => Chain(layers, nodes[0]));
    }

    /// <summary><c>Loss</c>: all layers, with a target for the last.</summary>
    /// <param name="layers">The layers, the loss last.</param>
    /// <param name="input">The network's input.</param>
    /// <param name="output">The shape of the prediction.</param>
    public Entry Loss(IReadOnlyList<LayerInstance> layers, MethodInput input, Shape output)
    {
        var loss = layers[layers.Count - 1];
        // Of a prediction without classes the loss itself says what is wrong.
        var target = loss.Kind.TakesLabels
            ? new MethodInput("labels", ValueType.Labels, output.Rank > 1 ? output.Without([1]) : output)
            : new MethodInput("target", ValueType.Tensor, output);
        return new Entry("Loss", MethodKind.Loss, [input, target], loss.Place, nodes =>
            Chain(layers, nodes[0]) is DataValue { Node: var prediction }
            && interpreter.Layered(loss, loss.Place, use => loss.Kind.Loss!(use, Losses.Prediction(use.Program, use.Label, prediction), nodes[1])) is { } scalar
                ? new DataValue(scalar)
                : PoisonValue.Instance);
    }

    Value Chain(IReadOnlyList<LayerInstance> layers, Node input) => layers.Where(l => l.Kind.Loss is null)
        .Aggregate((Value)new DataValue(input), (value, layer) => interpreter.ApplyLayer(layer, value, layer.Place));
}
