using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate.Operations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

// Calls: library operations, methods that are inlined, functions and layers.
sealed partial class Interpreter
{
    Value CallLibrary(LibraryCall e, Value? receiver, Frame frame)
    {
        Dictionary<string, Value> arguments = new(StringComparer.Ordinal);
        foreach (var argument in e.Arguments) arguments[argument.Name] = Read(Evaluate(argument.Value, frame));
        if (receiver is PoisonValue || arguments.Values.Any(IsPoison)) return PoisonValue.Instance;
        if (!OperationTable.TryGet(e.Method, out var operation))
            return Report(Rule.NotPrinted, new(frame, e.Site), $"'{e.Method}'", "write it with other operations");
        Place place = new(frame, e.Site);
        At(place);
        return operation(new OperationCall(this, NameOf(e), receiver, arguments, place));
    }

    public static bool IsPoison(Value value) =>
        value is PoisonValue || value is ArrayValue array && array.Items.Any(IsPoison) || value is TupleValue tuple && tuple.Items.Any(IsPoison);

    Value CallMethod(Call e, Value? receiver, Frame frame)
    {
        Dictionary<string, Value> arguments = new(StringComparer.Ordinal);
        foreach (var argument in e.Arguments) arguments[argument.Name] = Read(Evaluate(argument.Value, frame));
        return receiver is PoisonValue ? receiver : CallMethod(e.Type, e.Method, receiver, arguments, new(frame, e.Site));
    }

    Value CallMethod(string typeName, string key, Value? receiver, IReadOnlyDictionary<string, Value> arguments, Place place)
    {
        var block = (receiver as BlockValue)?.Block;
        var type = block?.Template ?? (types.TryGetValue(typeName, out var found) ? found : null);
        if (type?.Methods.FirstOrDefault(m => m.Key == key) is not { } method)
        {
            // A method that the reader could not read is already an issue of its class.
            return type is { Issues.IsEmpty: false } ? PoisonValue.Instance
                : Report(Rule.UnsupportedCall, place, key.Split('(')[0], "its body was not found");
        }
        var callee = new Frame(type.FullName, method.Key, place, block) { Weights = (receiver as BlockValue)?.Weights };
        Step(callee, method.Site);
        if (!Bind(method, arguments, callee, place)) return PoisonValue.Instance;
        return InScope(block, () => CheckResult(method, Run(method.Body, callee), callee));
    }

    /// <summary>A compiled method's body on its inputs, whose shapes are those that its parameters declare.</summary>
    public Value RunEntry(MethodTemplate method, BlockInstance root, IReadOnlyList<Shapes.Shape> shapes, IReadOnlyList<Node> inputs)
    {
        var frame = new Frame(network.FullName, method.Key, null, root);
        for (var i = 0; i < inputs.Count; i++)
        {
            frame.Declare(method.Parameters[i].Variable, new DataValue(inputs[i]));
            foreach (var name in shapes[i].Dims.SelectMany(d => d.Names)) frame.Dims[name.Id] = Shapes.Dim.Of(name);
        }
        return CheckResult(method, Run(method.Body, frame), frame);
    }

    /// <summary>Nodes carry the path of the block that made them.</summary>
    Value InScope(BlockInstance? block, Func<Value> evaluate)
    {
        if (Program is not { } program || block is null) return evaluate();
        var outer = program.Graph.Scope;
        program.Graph.Scope = block.Path ?? outer;
        var result = evaluate();
        program.Graph.Scope = outer;
        return result;
    }

    /// <summary>Parameters get their arguments; the shapes that they declare are checked, and their names bound.</summary>
    bool Bind(MethodTemplate method, IReadOnlyDictionary<string, Value> arguments, Frame callee, Place place)
    {
        foreach (var parameter in method.Parameters)
        {
            var value = arguments.TryGetValue(parameter.Name, out var given) ? given
                : parameter.Default is { } standard ? Evaluate(standard, callee)
                : PoisonValue.Instance;
            if (parameter.Type == ValueType.Tensor && value is IntegerValue or FloatValue && Program is not null)
                value = new DataValue(NodeOf(value, method.Name));
            if (parameter.Shape is { } shape && value is DataValue data
                && !Declarations.Matches(this, method, parameter, shape, data.Node.Shape, callee, place))
                return false;
            callee.Declare(parameter.Variable, value);
        }
        return true;
    }

    /// <summary>[return: Shape], with the names as the call bound them.</summary>
    Value CheckResult(MethodTemplate method, Value value, Frame callee)
    {
        if (method.Results.IsEmpty) return value;
        for (var i = 0; i < method.Results.Count; i++)
        {
            var stated = method.Results[i];
            var at = stated.Element is { } element ? method.ResultNames.ToList().IndexOf(element) : i;
            var result = value is TupleValue tuple ? at >= 0 && at < tuple.Items.Count ? tuple.Items[at] : null : value;
            if (result is DataValue data) Declarations.CheckResult(this, method, stated, data.Node.Shape, callee);
        }
        return value;
    }

    Value InvokeFunction(Invoke e, Frame frame)
    {
        var function = Evaluate(e.Function, frame);
        return Apply(function, [.. e.Arguments.Select(a => Evaluate(a, frame))], new(frame, e.Site));
    }

    /// <summary>Applies a lambda, local function, method group or layer to positional arguments.</summary>
    public Value Apply(Value function, EquatableArray<Value> arguments, Place place)
    {
        switch (function)
        {
            case FunctionValue { Lambda: var lambda, Frame: var outer }:
                var frame = new Frame(outer.Type, outer.Member, place, outer.Self, outer);
                for (var i = 0; i < lambda.Parameters.Count; i++)
                    frame.Declare(lambda.Parameters[i], i < arguments.Count ? arguments[i] : PoisonValue.Instance);
                Step(frame, lambda.Site);
                return Run(lambda.Body, frame);
            case MethodValue { Receiver: LayerValue layer }: return Apply(layer, arguments, place);
            case MethodValue method: return CallGroup(method, arguments, place);
            case LayerValue layer when arguments.Count == 1: return ApplyLayer(layer, arguments[0], place);
            case PoisonValue: return function;
            default:
                throw new EvaluationError(Rule.WrongKind, "The call", "a function known at compile time", function.Kind,
                "call a method, a lambda or a local function");
        }
    }

    Value CallGroup(MethodValue group, EquatableArray<Value> arguments, Place place)
    {
        var type = (group.Receiver as BlockValue)?.Block.Template ?? (types.TryGetValue(group.Type, out var found) ? found : null);
        var method = type?.Methods.FirstOrDefault(m => m.Key == group.Method);
        Dictionary<string, Value> named = new(StringComparer.Ordinal);
        for (var i = 0; method is not null && i < Math.Min(arguments.Count, method.Parameters.Count); i++)
            named[method.Parameters[i].Name] = arguments[i];
        return CallMethod(group.Type, group.Method, group.Receiver, named, place);
    }

    Value Group(MethodGroup e, Frame frame)
    {
        var receiver = e.Receiver is null ? null : Evaluate(e.Receiver, frame);
        return receiver as PoisonValue ?? (Value)new MethodValue(e.Type, e.Method, receiver);
    }

    /// <summary>A layer on its input, with the weights that it has there, and on further inputs by the names of its Forward.</summary>
    public Value ApplyLayer(LayerValue layer, Value input, Place place, Func<string, Value?>? further = null, bool isWhole = false) =>
        Reading(layer.Weights, () => ApplyLayer(layer.Layer, input, place, further, isWhole));

    /// <summary>A layer on its inputs.</summary>
    public Value ApplyLayer(LayerInstance layer, Value input, Place place, Func<string, Value?>? further = null, bool isWhole = false)
    {
        if (input is PoisonValue) return input;
        layer.Used = true;
        if (layer.Kind == LayerKinds.Sequential) return ApplyChildren(layer, input, place);
        TupleValue? whole = null;
        var node = Layered(layer, place, use =>
        {
            var x = Checked(layer, NodeOf(input, layer.Label));
            if (isWhole && layer.Kind.Forward is { } forward) return ((DataValue)(whole = forward(use, x)).Items[0]).Node;
            return layer.Kind.Apply is { } apply ? apply(use, x) : throw new EvaluationError(Rule.LossLayer, layer.Label);
        }, name => further?.Invoke(name) is { } value ? this.Leaves(value, layer.Label) : null);
        return node is null ? PoisonValue.Instance : whole ?? (Value)new DataValue(node);
    }

    static Node Checked(LayerInstance layer, Node input) => layer.Kind.TakesIndices || input.Type == ElementType.Float32
        ? input
        : throw new ShapeException("NG0212", "a Tensor", new DataValue(input).Kind,
            "convert it with AsTensor or OneHot, or look it up in an Embedding");

    /// <summary>Runs what a layer computes in its scope; null, and reported, where it does not take its input.</summary>
    public Node? Layered(LayerInstance layer, Place place, Func<LayerUse, Node> compute, Func<string, IReadOnlyList<Node>?>? inputs = null)
    {
        layer.Used = true;
        var g = Graph;
        var outer = g.Scope;
        g.Scope = layer.Scope ?? outer;
        At(place);
        try
        {
            var result = compute(new LayerUse(layer, Program!) { Inputs = inputs ?? (_ => null) });
            layer.Output ??= result.Shape;
            return Program!.MadeBy(layer.Kind, layer, result);
        }
        catch (ShapeException error)
        {
            Report(Rule.Get(error.Rule), place, [layer.Label, .. error.Arguments]);
            return null;
        }
        catch (EvaluationError error)
        {
            // What may not be created in a body is marked where it is created.
            var isCreation = layer.Path is null && (error.Rule == Rule.LayerInBody || error.Rule == Rule.LossLayer);
            Report(error.Rule, isCreation ? layer.Place : place, [.. error.Arguments]);
            return null;
        }
        finally
        {
            g.Scope = outer;
        }
    }

    Value ApplyChildren(LayerInstance sequential, Value input, Place place)
    {
        foreach (var child in sequential.Children)
        {
            // The trail goes through the child's own place in the list.
            var inside = new Frame(child.Place.Frame.Type, child.Place.Frame.Member, place);
            Step(inside, child.Place.Site);
            input = ApplyLayer(child, input, new(inside, child.Place.Site));
        }
        if (input is DataValue data) sequential.Output ??= data.Node.Shape;
        return input;
    }
}
