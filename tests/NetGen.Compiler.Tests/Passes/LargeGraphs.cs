using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.PassesTests;

/// <summary>Graphs as large as real networks have them, and all passes over them.</summary>
static class LargeGraphs
{
    static readonly Dim n = Dim.Name("N"), t = Dim.Name("T");

    /// <summary>Every node is used once, or twice by the next.</summary>
    public static Graph Chain(int length, bool twice, bool gradients = true)
    {
        var g = new GraphBuilder();
        var start = g.Apply(new Parameter("x", new Shape(3, 4), new("Zeros", 1, 1)));
        var x = start;
        for (var i = 0; i < length; i++) x = twice ? g.Multiply(x, x)
            : i % 3 == 0 ? g.Add(x, g.Constant(i))
            : i % 3 == 1 ? g.Elementwise(new Compiler.Ops.Tanh(), x) : g.Negate(x);
        var loss = g.Sum(x, [0, 1]);
        return Graph.Of([
            new("loss", OutputKind.Result, loss),
            .. gradients ? new[] { new GraphOutput("x", OutputKind.Gradient, Differentiate.Gradients(g, loss, [start])[0]) } : []]);
    }

    /// <summary>A chain of masks, which have no gradient and are not numbers.</summary>
    public static Graph Masks(int length)
    {
        var g = new GraphBuilder();
        Node a = g.Less(g.Apply(new Input("x", new Shape(3), ElementType.Float32)), g.Constant(0)), b = g.Elementwise(new Not(), a);
        for (var i = 0; i < length; i++) (a, b) = (g.Elementwise(new And(), a, b), g.Elementwise(new Or(), b, a));
        return Graph.Of([new("mask", OutputKind.Result, b)]);
    }

    /// <summary>Changes of shape that cannot be undone one by one.</summary>
    public static Graph Reshapes(int length)
    {
        var g = new GraphBuilder();
        var x = g.Apply(new Input("x", new Shape(4, 6), ElementType.Float32));
        for (var i = 0; i < length; i++) x = g.Transpose(g.Reshape(x, i % 2 == 0 ? new Shape(3, 8) : new Shape(4, 6)), [1, 0]);
        return Graph.Of([new("y", OutputKind.Result, x)]);
    }

    /// <summary>A decoder-only transformer with its loss and all gradients.</summary>
    public static Graph Transformer(int layers, int width = 64, int heads = 4, int vocabulary = 100)
    {
        var g = new GraphBuilder();
        List<Node> parameters = [];
        var tokens = g.Apply(new Input("tokens", new Shape(n, t), ElementType.Int32));
        var targets = g.Apply(new Input("targets", new Shape(n, t), ElementType.Int32));
        var embedding = Weight("embedding", vocabulary, width);
        var x = g.Add(g.Apply(new Gather(), embedding, tokens),
            g.BroadcastTo(g.Slice(Weight("positions", 256, width), 0, 0, t), new Shape(n, t, width)));
        for (var layer = 0; layer < layers; layer++)
        {
            g.Scope = $"layers[{layer}]";
            var h = Norm(x, $"{g.Scope}.norm1");
            Node q = Heads(Linear(h, $"{g.Scope}.q", width)),
                k = Heads(Linear(h, $"{g.Scope}.k", width)),
                v = Heads(Linear(h, $"{g.Scope}.v", width));
            var scores = g.Multiply(g.Apply(new Contract("nthd", "nshd", "nhts"), q, k), g.Constant(1 / Math.Sqrt(width / heads)));
            var causal = g.Elementwise(new LessOrEqual(), g.IotaAlong(scores.Shape, 3), g.IotaAlong(scores.Shape, 2));
            var weights = Softmax(g.Select(causal, scores, g.Constant(double.NegativeInfinity)));
            var mixed = g.Reshape(g.Apply(new Contract("nhts", "nshd", "nthd"), weights, v), x.Shape);
            x = g.Add(x, Linear(mixed, $"{g.Scope}.out", width));
            var up = Linear(Norm(x, $"{g.Scope}.norm2"), $"{g.Scope}.up", 4 * width);
            var gelu = g.Multiply(up,
                g.Multiply(g.Constant(0.5), g.Add(g.Constant(1), g.Elementwise(new Erf(), g.Multiply(up, g.Constant(Math.Sqrt(0.5)))))));
            x = g.Add(x, Linear(gelu, $"{g.Scope}.down", width));
        }
        g.Scope = "";
        var logits = g.Apply(new Contract("ntd", "vd", "ntv"), Norm(x, "norm"), embedding);
        var exp = g.Exp(g.Subtract(logits, g.KeepAxis(g.StopGradient(g.Apply(new ReduceMax(2), logits)), 2)));
        var picked = g.Sum(g.Select(g.Equal(g.KeepAxis(targets, 2), g.IotaAlong(logits.Shape, 2)),
            g.Log(g.Divide(exp, g.KeepAxis(g.Sum(exp, [2]), 2))), g.Constant(0)), [2]);
        var loss = g.Negate(g.Divide(g.Sum(picked, [0, 1]), g.DimValue(n * t)));
        var gradients = Differentiate.Gradients(g, loss, parameters);
        return Graph.Of([
            new("loss", OutputKind.Result, loss),
            .. parameters.Select((p, i) => new GraphOutput(((Source)p.Op).Id, OutputKind.Gradient, gradients[i]))]);

        Node Weight(string id, params Dim[] shape)
        {
            parameters.Add(g.Apply(new Parameter(id, new Shape(shape), new("Zeros", 1, 1))));
            return parameters[^1];
        }

        Node Linear(Node input, string id, int to) =>
            g.Add(g.Apply(new Contract("ntk", "ok", "nto"), input, Weight(id + ".weight", to, input.Shape[2])), Weight(id + ".bias", to));

        Node Heads(Node input) => g.Reshape(input, new Shape(n, t, heads, width / heads));

        Node Softmax(Node scores)
        {
            var e = g.Exp(g.Subtract(scores, g.KeepAxis(g.StopGradient(g.Apply(new ReduceMax(3), scores)), 3)));
            return g.Divide(e, g.KeepAxis(g.Sum(e, [3]), 3));
        }

        Node Norm(Node input, string id)
        {
            Node Mean(Node y) => g.KeepAxis(g.Divide(g.Sum(y, [2]), g.Constant(width)), 2);
            var centred = g.Subtract(input, Mean(input));
            return g.Add(g.Multiply(g.Divide(centred, g.Sqrt(g.Add(Mean(g.Multiply(centred, centred)), g.Constant(1e-5)))),
                Weight(id + ".weight", width)), Weight(id + ".bias", width));
        }
    }

    /// <summary>All passes, with the time that each took.</summary>
    public static (KernelProgram Program, string Times) Compile(Graph graph)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        List<string> times = [];
        var simple = Timed("simplify", () => Simplify.AfterDifferentiation(graph));
        var stages = Timed("fuse", () => Fuse.Run(simple));
        Timed("layouts", () =>
        {
            ChooseLayouts.Assign(stages, ChooseLayouts.Run([stages]));
            return 0;
        });
        var program = Timed("kernels", () => FormKernels.Run("Test", stages));
        Timed("plan", () => PlanMemory.Run(program));
        Timed("text", () => KernelText.Print(program));
        return (program, $"{graph.Nodes.Count} nodes, {stages.Count} stages, {program.Kernels.Count} kernels; {string.Join(", ", times)}");

        T Timed<T>(string name, Func<T> pass)
        {
            watch.Restart();
            var result = pass();
            times.Add($"{name} {watch.ElapsedMilliseconds} ms");
            return result;
        }
    }
}
