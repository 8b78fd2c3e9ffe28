using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Gradients by tensors and by parts of the network, steps along them, and arithmetic on what has the form of a part.</summary>
static class Gradients
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Functions.StopGradient", c => PartValues.Map(c.Program, Part(c, "x"), c.Graph.StopGradient)),
        ("Functions.Gradient", c => Gradient(c, Loss(c), Part(c, "wrt"), "wrt")),
        ("Functions.Descend", Descend),
        ("Functions.Add", c => PartValues.Zip(c.Program, Part(c, "a"), Part(c, "b"), c.Graph.Add)),
        ("Functions.Subtract", c => PartValues.Zip(c.Program, Part(c, "a"), Part(c, "b"), c.Graph.Subtract)),
        ("Functions.Scale", Scale),
        ("Functions.Dot", c => Data(Sum(c, PartValues.Pairs(c.Program, Part(c, "a"), Part(c, "b")).Select(p => Product(c, p.Left, p.Right))))),
        ("Functions.SquaredNorm", c => Data(Sum(c, PartValues.Tensors(c.Program, Part(c, "part"), _ => true).Select(c.Graph.Square)))),
        ("Functions.L2Penalty", c => Data(Sum(c, PartValues.Tensors(c.Program, Part(c, "part"), s => !s.Frozen).Select(c.Graph.Square)))),
        ("Functions.L1Penalty", c => Data(Sum(c, PartValues.Tensors(c.Program, Part(c, "part"), s => !s.Frozen).Select(c.Graph.Abs)))),
    ];

    /// <summary>A tensor, a part of the network, or an array of them.</summary>
    static Value Part(OperationCall c, string parameter)
    {
        var value = c.Self(parameter);
        if (value is FloatValue or IntegerValue) return Data(c.Graph.Constant(Layers.Hyperparameter.Real(value)!.Value));
        return value is not null && PartValues.IsPart(value) ? value
            : throw c.Wrong(parameter, "a Tensor, layer or block, or an array of them", value?.Kind ?? "nothing");
    }

    static Node Loss(OperationCall c)
    {
        var loss = c.Node("loss");
        return loss.Shape.Rank == 0 ? loss
            : throw new ShapeException("NG0206", "a scalar loss", loss.Shape.ToString(), "reduce it, for example with .Mean()");
    }

    static Node Scalar(OperationCall c, string parameter)
    {
        var value = c.Node(parameter);
        return value.Shape.Rank == 0 ? value
            : throw new EvaluationError(Rule.WrongKind, c.Name, $"a number or a scalar for '{parameter}'", $"a Tensor of shape {value.Shape}",
                "pass one number for all weights")
            { Parameter = parameter };
    }

    /// <summary>The gradient in the form of what is derived by; of a weight that the loss does not depend on, or a frozen one, it is 0.</summary>
    static Value Gradient(OperationCall c, Node loss, Value wrt, string parameter)
    {
        Node[] wanted = [.. PartValues.Tensors(c.Program, wrt, s => !s.Frozen).Distinct()];
        var (variables, stoppedBy) = GradientStops.Find(c.Graph, loss, wanted);
        if (variables.Length == 0)
        {
            if (stoppedBy is not null)
                throw new EvaluationError(Rule.NoDependence, c.Name,
                    $", except through {stoppedBy}, which passes no gradient on; use an operation that has a derivative")
                { Parameter = parameter };
            var instead = wrt is DataValue ? "a tensor that it was computed from" : "a part that it was computed with, and that is not frozen";
            throw new EvaluationError(Rule.NoDependence, c.Name, $"; derive by {instead}") { Parameter = parameter };
        }
        var gradients = Differentiate.Gradients(c.Graph, loss, variables);
        var found = Enumerable.Range(0, variables.Length).ToDictionary(i => variables[i], i => gradients[i]);
        return PartValues.Map(c.Program, wrt, x => found.TryGetValue(x, out var gradient) ? gradient : c.Graph.BroadcastTo(c.Graph.Constant(0), x.Shape));
    }

    static Value Scale(OperationCall c)
    {
        var factor = Scalar(c, "factor");
        return PartValues.Map(c.Program, Part(c, "part"), x => c.Graph.Multiply(factor, x));
    }

    /// <summary>A step of gradient descent that can itself be differentiated. Finn, Abbeel and Levine, 2017.</summary>
    static Value Descend(OperationCall c)
    {
        var g = c.Graph;
        var (block, loss, rate, isFirstOrder) = (Part(c, "block"), Loss(c), Scalar(c, "rate"), c.Flag("firstOrder", false));
        return PartValues.Zip(c.Program, block, Gradient(c, loss, block, "block"),
            (weight, gradient) => g.Subtract(weight, g.Multiply(rate, isFirstOrder ? g.StopGradient(gradient) : gradient)));
    }

    static Node Product(OperationCall c, Node a, Node b) => a.Shape.Equals(b.Shape) ? c.Graph.Multiply(a, b)
        : throw new EvaluationError(Rule.WrongKind, c.Name, $"a tensor of shape {a.Shape}, as 'a' has", $"one of {b.Shape}",
            "multiply and sum them to let them broadcast")
        { Parameter = "b" };

    static Node Sum(OperationCall c, IEnumerable<Node> terms)
    {
        var g = c.Graph;
        return terms.Select(t => g.Sum(t, GraphBuilder.AllAxes(t.Shape))).Aggregate(g.Constant(0), g.Add);
    }
}
