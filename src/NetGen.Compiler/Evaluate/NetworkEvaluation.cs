using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

/// <summary>Evaluates all entries of one network in both forms, then differentiates its losses and lists its parts.</summary>
sealed class NetworkEvaluation(TypeTemplate network, EquatableArray<TypeTemplate> blocks, IssueList issues, PhaseTimes? times)
{
    readonly Interpreter interpreter = new(network, blocks, issues);
    readonly List<(Entry Entry, Form Inference, Form? Training)> evaluated = [];

    public EvaluatedNetwork Run()
    {
        var root = interpreter.Root();
        var entries = new EntryReader(interpreter, network, root);
        entries.CheckBounds();
        CheckNames(new(interpreter, network));
        var layers = network.Layers.IsEmpty ? [] : entries.Layers();
        if (layers is { Count: > 0 }) LayerList(entries, layers);
        foreach (var method in network.Methods.Where(m => m.Kind != MethodKind.Plain))
        {
            if (entries.Method(method) is { } entry) Evaluate(entry);
        }
        for (var i = 0; i < evaluated.Count; i++)
        {
            var (entry, inference, training) = evaluated[i];
            evaluated[i] = (entry, Fresh(entry, inference), training is null ? null : Fresh(entry, training));
        }
        var parts = new NetworkParts(layers ?? [], root);
        var methods = evaluated.Select(e => Method(e.Entry, e.Inference, e.Training, parts)).ToArray();
        if (!issues.HasErrors) new PartChecks(network, parts, root, issues).Run(methods);
        return new EvaluatedNetwork(issues.Issues, methods, parts.Parameters, parts.Buffers, parts.Rows([.. evaluated.Select(e => e.Inference)])) { States = parts.States };
    }

    void CheckNames(TakenNames names)
    {
        names.CheckMembers();
        if (!network.Layers.IsEmpty && network.Shape is { } shape) names.CheckDims(shape);
        foreach (var method in network.Methods.Where(m => m.Kind != MethodKind.Plain)) names.CheckDims(method);
    }

    void LayerList(EntryReader entries, IReadOnlyList<LayerInstance> layers)
    {
        if (entries.Predict(layers) is not { } predict) return;
        var form = Evaluate(predict);
        if (layers[layers.Count - 1].Kind.Loss is null || form.Results is not { } results) return;
        Evaluate(entries.Loss(layers, predict.Inputs[0], results[0].Node.Shape));
    }

    Form Evaluate(Entry entry)
    {
        var inference = Evaluate(entry, isTraining: false);
        evaluated.Add((entry, inference, entry.Kind == MethodKind.Loss ? Evaluate(entry, isTraining: true) : null));
        return inference;
    }

    /// <summary>A form that has seen all weights of the parts that it sums over.</summary>
    Form Fresh(Entry entry, Form form) => form.Program.IsStale ? Evaluate(entry, form.Program.IsTraining) : form;

    Form Evaluate(Entry entry, bool isTraining)
    {
        var program = interpreter.Program = new Program(isTraining, issues) { At = entry.Place, MovesBuffers = isTraining || entry.Kind == MethodKind.Forward };
        try
        {
            var nodes = entry.Inputs.Select(i => program.Graph.Apply(Entry.SourceOf(i))).ToArray();
            return new Form(program, Results(entry, entry.Body(nodes)));
        }
        finally
        {
            interpreter.Program = null;
        }
    }

    /// <summary>The named results; null where one of them is invalid.</summary>
    IReadOnlyList<(string, Node)>? Results(Entry entry, Value value)
    {
        var values = value is TupleValue tuple ? tuple.Items : [value];
        if (values.FirstOrDefault(v => v is not (DataValue or FloatValue or IntegerValue or WeightValue)) is { } wrong)
        {
            if (wrong is not PoisonValue)
                interpreter.Report(Rule.WrongKind, entry.Place, entry.Name, "data as the result", wrong.Kind,
                    "return a Tensor, Labels, Tokens, a Mask, or a tuple of them");
            return null;
        }
        var nodes = values.Select(v => interpreter.NodeOf(v, entry.Name)).ToArray();
        if (interpreter.Program!.Graph.IsInLoop(nodes))
        {
            interpreter.Report(Rule.LeftLoop, entry.Place, entry.Name);
            return null;
        }
        if (entry.Kind == MethodKind.Loss && (nodes.Length > 1 || nodes[0].Shape.Rank > 0))
        {
            interpreter.Report(Rule.NotScalar, entry.Place, entry.Name, nodes.Length > 1 ? "a tuple" : nodes[0].Shape.ToString());
            return null;
        }
        return [.. nodes.Select((n, i) => (entry.Kind == MethodKind.Loss ? "loss" : nodes.Length == 1 ? "result" : NameOf(entry, i), n))];
    }

    static string NameOf(Entry entry, int index) => index < entry.ResultNames.Count ? entry.ResultNames[index] : $"Item{index + 1}";

    EvaluatedMethod Method(Entry entry, Form inference, Form? training, NetworkParts parts)
    {
        var method = new EvaluatedMethod { Name = entry.Name, Kind = entry.Kind, Inputs = entry.Inputs, Dims = entry.Dims };
        if (issues.HasErrors || inference.Results is not { } results) return method;
        method = method with
        {
            Results = [.. results.Select(r => new MethodResult(r.Name, r.Node.Shape, r.Node.Type))],
            Inference = times.Measure("simplify", () => Simplify.AfterDifferentiation(inference.Graph)),
            Guards = [.. inference.Program.Guards.Concat(training?.Program.Guards ?? []).Distinct()],
            IndexBounds = [.. inference.Program.IndexBounds.Concat(training?.Program.IndexBounds ?? []).Distinct()],
        };
        return training is null ? method : Differentiated(method, entry, training, parts);
    }

    EvaluatedMethod Differentiated(EvaluatedMethod method, Entry entry, Form training, NetworkParts parts)
    {
        var graph = times.Measure("simplify", () => Simplify.BeforeDifferentiation(training.Graph));
        var g = new GraphBuilder(graph);
        var weights = Candidates(graph, entry, parts);
        var gradients = times.Measure("differentiate", () => Differentiate.Gradients(g, graph.Outputs[0].Node, weights));
        // The gradient of what the loss does not reach is a constant 0.
        var reached = weights.Zip(gradients, (w, d) => (Name: ((Source)w.Op).Id, Gradient: d))
            .Where(p => Simplify.Uniform(p.Gradient) is not 0).ToArray();
        CheckReached(entry, [.. reached.Select(r => r.Name)], parts);
        var outputs = graph.Outputs.Take(1)
            .Concat(reached.Select(r => new GraphOutput(r.Name, OutputKind.Gradient, r.Gradient)))
            .Concat(graph.Outputs.Skip(1));
        return method with
        {
            Training = times.Measure("simplify", () => Simplify.AfterDifferentiation(Graph.Of(outputs))),
            Trained = [.. reached.Select(r => r.Name)],
        };
    }

    /// <summary>The weights that the loss may train, in the order of the network.</summary>
    static Node[] Candidates(Graph graph, Entry entry, NetworkParts parts)
    {
        var nodes = graph.Sources.Where(n => n.Op is Parameter { Frozen: false }).ToDictionary(n => ((Source)n.Op).Id);
        return [.. parts.Parameters.Where(p => nodes.ContainsKey(p.Name) && IsTrained(p.Name, entry)).Select(p => nodes[p.Name])];
    }

    static bool IsTrained(string weight, Entry entry) => entry.Trains.Count == 0 || entry.Trains.Any(t => IsInside(weight, t.Path));

    /// <summary>Whether a weight belongs to a part.</summary>
    static bool IsInside(string weight, string part) => weight == part
        || weight.StartsWith(part, StringComparison.Ordinal) && weight[part.Length] is '.' or '[';

    /// <summary>A loss trains something, and something of each part that it names.</summary>
    void CheckReached(Entry entry, IReadOnlyList<string> weights, NetworkParts parts)
    {
        if (entry.Trains.Count == 0 && weights.Count == 0)
            interpreter.Report(Rule.TrainsNothing, entry.Place, entry.Name,
                "the loss depends on no weight that may change; use a layer that is not frozen, or make it a [Forward] method");
        foreach (var (part, place) in entry.Trains.Where(t => !weights.Any(w => IsInside(w, t.Path))))
            interpreter.Report(Rule.TrainsNothing, place, entry.Name, Untrained(part, parts));
    }

    /// <summary>Why a loss trains nothing of a part.</summary>
    string Untrained(string part, NetworkParts parts)
    {
        var inside = parts.Parameters.Where(p => IsInside(p.Name, part)).ToArray();
        if (inside.Length > 0)
            return inside.All(p => p.Frozen) ? $"Trains names '{part}', which is frozen" : $"the loss does not depend on '{part}', which Trains names";
        return network.Fields.Any(f => f.Name == part)
            ? $"Trains names '{part}', which has no weights that are used"
            : $"Trains names '{part}', which is no field of the network";
    }
}
