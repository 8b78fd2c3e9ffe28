using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;
using ValueType = NetGen.Compiler.Templates.ValueType;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Attention against loops over queries, keys and heads.</summary>
public class AttentionTests
{
    const int Examples = 2, Queries = 3, Keys = 4, Width = 6;

    static readonly Random random = new(3);

    static Reference Some(params long[] shape) => Reference.From(shape, _ => random.NextDouble() * 2 - 1);

    /// <summary>softmax(scale · q · k + bias) over the keys that are kept, times the values, one query at a time.</summary>
    static double[] Attend(Func<int, double> score, Func<int, bool> keep, int keys, Func<int, int, double> value, int width)
    {
        int[] kept = [.. Enumerable.Range(0, keys).Where(keep)];
        var sum = kept.Sum(s => Math.Exp(score(s)));
        return [.. Enumerable.Range(0, width).Select(e => kept.Sum(s => Math.Exp(score(s)) / sum * value(s, e)))];
    }

    static Reference Run(Dictionary<string, Reference> sources, Expression body, params ParameterTemplate[] parameters) =>
        Outputs(RunClean(Network([], Method(MethodKind.Forward, "Run", parameters, Result(body)))).Methods[0].Inference, sources)["result"];

    static readonly ParameterTemplate[] inputs =
        [Tensor("q", Examples, Queries, 5), Tensor("k", Examples, Keys, 5), Tensor("v", Examples, Keys, 2)];

    static Dictionary<string, Reference> Sources() =>
        new() { ["q"] = Some(Examples, Queries, 5), ["k"] = Some(Examples, Keys, 5), ["v"] = Some(Examples, Keys, 2) };

    static Expression Scaled(params (string, object?)[] more) =>
        Function("ScaledDotProductAttention", [("query", Var("q")), ("key", Var("k")), ("value", Var("v")), .. more]);

    static double Dot(Reference q, int i, Reference k, int j, int n) => Enumerable.Range(0, 5).Sum(d => q[[n, i, d]] * k[[n, j, d]]);

    [Fact]
    public void ScaledDotProductWithMaskAndBias()
    {
        var sources = Sources();
        sources["mask"] = new([Examples, Keys], [1, 0, 1, 1, 0, 0, 0, 0]);
        sources["bias"] = Some(Queries, Keys);
        var actual = Run(sources, Scaled(("mask", Op(Var("mask"), "Mask.Unsqueeze", ("axis", 1))), ("bias", Var("bias")), ("scale", 0.7)),
            [.. inputs, Parameter("mask", ValueType.Mask, Examples, Keys), Tensor("bias", Queries, Keys)]);
        AssertValues([.. Positions().SelectMany(at => Attend(
            s => 0.7f * Dot(sources["q"], at.Query, sources["k"], s, at.Example) + sources["bias"][[at.Query, s]],
            s => sources["mask"][[at.Example, s]] != 0, Keys, (s, e) => sources["v"][[at.Example, s, e]], 2))], actual, 1e-6);
        Assert.All(actual.Data[(Queries * 2)..], x => Assert.Equal(0, x));
    }

    static IEnumerable<(int Example, int Query)> Positions() =>
        Enumerable.Range(0, Examples).SelectMany(n => Enumerable.Range(0, Queries).Select(t => (n, t)));

    [Fact]
    public void CausalPositionsSeeThePast()
    {
        var sources = Sources();
        sources["k"] = Some(Examples, Queries, 5);
        sources["v"] = Some(Examples, Queries, 2);
        var actual = Run(sources, Scaled(("causal", true)), inputs[0], Tensor("k", Examples, Queries, 5), Tensor("v", Examples, Queries, 2));
        AssertValues([.. Positions().SelectMany(at => Attend(
            s => Dot(sources["q"], at.Query, sources["k"], s, at.Example) / Math.Sqrt(5), s => s <= at.Query, Queries,
            (s, e) => sources["v"][[at.Example, s, e]], 2))], actual);
    }

    [Fact]
    public void ARowWithoutKeysHasNoInfluence()
    {
        // The scores are large enough to overflow an exponential that is not shifted.
        var loss = Method(MethodKind.Loss, "Loss", [Tensor("x", 2, 3, 4), Parameter("mask", ValueType.Mask, 2, 3)],
            Result(Op(Op(Op(Field("attention"), "MultiHeadAttention.Forward", ("query", Binary(BinaryOperator.Multiply, Var("x"), 1e4)),
                ("mask", Op(Var("mask"), "Mask.Unsqueeze", ("axis", 1)))), "Square"), "Mean")));
        var method = RunClean(Network([Declare("attention", Layer("MultiHeadAttention", ("width", 4), ("heads", 2)))], loss)).Methods[0];
        var gradients = Gradients([0, 0, 0, 1, 1, 0]);
        Assert.All(gradients.SelectMany(g => g.Value.Data), x => Assert.True(double.IsFinite(x)));
        // Without keys, the result is the bias of the last layer alone, which is 0 here.
        Assert.Equal(0, Gradients([0, 0, 0, 0, 0, 0])["loss"].Data[0]);

        Dictionary<string, Reference> Gradients(double[] mask) => Outputs(method.Training!,
            new Dictionary<string, Reference> { ["mask"] = new([2, 3], mask), ["attention.out_proj.bias"] = new([4], [0, 0, 0, 0]) });
    }

    [Theory]
    [InlineData("self", 6, 6, 0, 0, 0)]
    [InlineData("memory", 6, 6, 0, 0, 0)]
    [InlineData("memory", 5, 5, 0, 0, 0)]
    [InlineData("separate", 6, 6, 0, 0, 0)]
    [InlineData("separate", 5, 3, 9, 12, 0)]
    [InlineData("memory", 6, 6, 0, 0, 1)]
    [InlineData("separate", 5, 3, 12, 24, 3)]
    public void HeadsAttendOnProjections(string form, int keySize, int valueSize, int keyWidth, int valueWidth, int groups)
    {
        var heads = groups == 3 ? 6 : 3;
        var (network, parameters) = MultiHead(form, keySize, valueSize, heads, keyWidth, valueWidth, groups);
        var graph = network.Methods[0].Inference;
        var sources = graph.Sources.Select(n => (Source)n.Op).ToDictionary(s => s.Id, s => Some([.. s.Shape.Dims.Select(d => d.Constant!.Value)]));
        sources["mask"] = new([Examples, Queries, form == "self" ? Queries : Keys],
            [.. Enumerable.Range(0, Examples * Queries * (form == "self" ? Queries : Keys)).Select(i => i % 3 == 1 ? 0.0 : 1)]);
        Assert.Equal(parameters, string.Join(" ", network.Parameters.Select(p => $"{p.Name.Replace("attention.", "")} {p.Shape}")));
        var expected = ByHand(sources, heads, groups == 0 ? heads : groups,
            keyWidth == 0 ? Width : keyWidth, valueWidth == 0 ? Width : valueWidth);
        AssertValues(expected, Outputs(graph, sources)["result"], 1e-6);
    }

    static (EvaluatedNetwork Network, string Parameters) MultiHead(
        string form, int keySize, int valueSize, int heads, int keyWidth, int valueWidth, int groups)
    {
        var keys = form == "self" ? Queries : Keys;
        List<ParameterTemplate> parameters = [Tensor("query", Examples, Queries, Width), Parameter("mask", ValueType.Mask, Examples, Queries, keys)];
        List<(string, object?)> arguments = [("query", Var("query")), ("mask", Var("mask"))];
        if (form == "memory") Add("memory", keySize);
        if (form == "separate")
        {
            Add("key", keySize);
            Add("value", valueSize);
        }
        var layer = Layer("MultiHeadAttention", ("width", Width), ("heads", heads), ("KeyWidth", keyWidth), ("ValueWidth", valueWidth),
            ("KeyValueHeads", groups));
        var network = RunClean(Network([Declare("attention", layer)], Method(MethodKind.Forward, "Run", [.. parameters],
            Result(Op(Field("attention"), "MultiHeadAttention.Forward", [.. arguments])))));
        int k = keyWidth == 0 ? Width : keyWidth, v = valueWidth == 0 ? Width : valueWidth, share = groups == 0 ? 1 : heads / groups;
        var joint = k == Width && v == Width && keySize == Width && valueSize == Width && share == 1;
        var projections = joint ? $"in_proj_weight [{3 * Width}, {Width}]"
            : $"q_proj_weight [{k}, {Width}] k_proj_weight [{k / share}, {keySize}] v_proj_weight [{v / share}, {valueSize}]";
        return (network, $"in_proj_bias [{k + k / share + v / share}] {projections} out_proj.weight [{Width}, {v}] out_proj.bias [{Width}]");

        void Add(string name, int size)
        {
            parameters.Add(Tensor(name, Examples, keys, size));
            arguments.Add((name, Var(name)));
        }
    }

    /// <summary>Every head of every query by itself.</summary>
    static double[] ByHand(Dictionary<string, Reference> x, int heads, int groups, int keyWidth, int valueWidth)
    {
        var query = x["query"];
        var key = x.TryGetValue("key", out var own) || x.TryGetValue("memory", out own) ? own : query;
        var value = x.TryGetValue("value", out var others) ? others : key;
        int d = keyWidth / heads, e = valueWidth / heads, share = heads / groups;
        var keys = (int)key.Shape[1];
        List<double> result = [];
        foreach (var (n, t) in Positions())
        {
            List<double> joined = [];
            for (var h = 0; h < heads; h++)
            {
                double Score(int s) => Enumerable.Range(0, d).Sum(i =>
                    Projected(0, query, n, t, h * d + i) * Projected(1, key, n, s, h / share * d + i)) / Math.Sqrt(d);
                joined.AddRange(Attend(Score, s => x["mask"][[n, t, s]] != 0, keys, (s, i) => Projected(2, value, n, s, h / share * e + i), e));
            }
            result.AddRange(Enumerable.Range(0, Width).Select(o => x["attention.out_proj.bias"].Data[o]
                + joined.Select((v, i) => v * x["attention.out_proj.weight"][[o, i]]).Sum()));
        }
        return [.. result];

        double Projected(int part, Reference from, int n, int t, int row)
        {
            var offset = new[] { 0, keyWidth, keyWidth + keyWidth / share }[part];
            var bias = x["attention.in_proj_bias"].Data[offset + row];
            var weight = x.TryGetValue("attention.in_proj_weight", out var joint) ? joint : x[$"attention.{"qkv"[part]}_proj_weight"];
            return bias + Enumerable.Range(0, (int)from.Shape[2]).Sum(c => from[[n, t, c]] * weight[[(joint is null ? 0 : offset) + row, c]]);
        }
    }

    /// <summary>Every way to write the mask of which example has which keys, and the causal one.</summary>
    [Fact]
    public void MasksOfExamplesAndOfPositionsFindTheirAxes()
    {
        Expression[] body = [Var("rows"), Op(Op(Var("rows"), "Mask.Unsqueeze", ("axis", 1)), "Mask.Unsqueeze", ("axis", 1)), Op(Var("rows"), "Mask.Unsqueeze", ("axis", 1))];
        var results = body.Select(mask => Result(mask, "N", "T", 4)).ToArray();
        AssertValues(results[0].Data, results[1]);
        AssertValues(results[0].Data, results[2]);
        var causal = Result(Function("Mask.Causal", ("size", Op(Var("x"), "Size", ("axis", 1)))), "N", "T", 4);
        Assert.NotEqual(results[0].Data, causal.Data);

        static Reference Result(Expression mask, params object[] shape)
        {
            var network = RunClean(Network([Declare("attention", Layer("MultiHeadAttention", ("width", 4), ("heads", 2)))],
                Method(MethodKind.Forward, "Run", [Tensor("x", shape), Parameter("rows", ValueType.Mask, shape[..2])],
                    Templates.Result(Op(Field("attention"), "MultiHeadAttention.Forward", ("query", Var("x")), ("mask", mask))))));
            return Outputs(network.Methods[0].Inference, new Dictionary<string, Reference> { ["rows"] = new([2, 3], [1, 1, 0, 0, 1, 1]) },
                ("N", 2), ("T", 3))["result"];
        }
    }

    [Theory]
    [InlineData("causal")]
    [InlineData("padding")]
    [InlineData("dropout")]
    public void TrainingKeepsNoSquareArray(string form)
    {
        object[] shape = ["N", "T", 8];
        var layer = Layer("MultiHeadAttention", ("width", 8), ("heads", 2), ("Causal", form == "causal"), ("Dropout", form == "dropout" ? 0.1f : 0f));
        List<(string, object?)> arguments = [("query", Var("x"))];
        if (form == "padding") arguments.Add(("mask", Var("keep")));
        var loss = Method(MethodKind.Loss, "Loss", [Tensor("x", shape), Parameter("keep", ValueType.Mask, "N", "T")],
            Result(Op(Op(Op(Field("attention"), "MultiHeadAttention.Forward", [.. arguments]), "Square"), "Mean")));
        var graph = RunClean(Network([Declare("attention", layer)], loss)).Methods[0].Training!;

        var program = Oracle.Compile(graph);
        Assert.All(PlanMemory.Run(program).Slots.SelectMany(s => s.Sizes), size => Assert.True(size.Degree("T") <= 1, $"{size} grows with the square of T"));
        Assert.All(program.Kernels.SelectMany(k => k.Locals), local => Assert.True(local.Layout.Length.Degree("T") <= 1, local.Name));
        foreach (var (n, t) in new[] { (1L, 1L), (2L, 5L) })
        {
            var oracle = new Oracle(1, ("N", n), ("T", t));
            foreach (var (expected, actual) in oracle.Run(graph).Zip(oracle.RunKernels(graph, program))) Oracle.AssertClose(expected, actual);
        }
    }

    [Fact]
    public void GradientsAreThoseOfDifferences()
    {
        var loss = Method(MethodKind.Loss, "Loss", [Tensor("x", 2, 3, 4), Tensor("memory", 2, 5, 4), Parameter("mask", ValueType.Mask, 2, 5)],
            Result(Op(Op(Op(Field("attention"), "MultiHeadAttention.Forward", ("query", Var("x")), ("memory", Var("memory")), ("mask", Var("mask"))),
                "Square"), "Mean")));
        AssertGradients(RunClean(Network([Declare("attention", Layer("MultiHeadAttention", ("width", 4), ("heads", 2), ("KeyValueHeads", 1)))], loss)).Methods[0]);
    }

    [Theory]
    [InlineData("heads", "MultiHeadAttention 'attention': heads is 3, but must be a divisor of the width of the keys, 8")]
    [InlineData("groups", "MultiHeadAttention 'attention': KeyValueHeads is 3, but must be a divisor of the 4 heads")]
    [InlineData("rank", "MultiHeadAttention 'attention': expected inputs [N, T, C], but the shape is [8]")]
    [InlineData("memory", "MultiHeadAttention 'attention': [2, 3, 8] and [4, 5, 8] do not match: dimension 0 is 2 against 4; it must be that of the query")]
    [InlineData("causal", "MultiHeadAttention 'attention': causal is true, but must be false where the 3 queries are not the 5 keys")]
    [InlineData("mask", "MultiHeadAttention 'attention': [2, 4, 3, 5] and [7, 5] do not match: dimension 2 is 3 against 7; the mask is broadcast to the scores")]
    [InlineData("ambiguous", "MultiHeadAttention 'attention': expected a mask that is clearly [3, 3] or one row for each example, but the shape is [3, 3]; both fit")]
    [InlineData("kind", "MultiHeadAttention 'attention': expected a Mask, true for the keys to keep, found a Tensor")]
    public void WrongInputsAreNamed(string what, string message)
    {
        object[] query = what switch { "rank" => [8], "ambiguous" => [3, 3, 8], _ => [2, 3, 8] };
        List<(string, object?)> arguments = [("query", Var("query"))];
        if (what is "memory" or "mask" or "causal") arguments.Add(("memory", Var("memory")));
        if (what is "mask" or "ambiguous" or "kind") arguments.Add(("mask", Var("mask")));
        var layer = Layer("MultiHeadAttention", ("width", 8), ("heads", what == "heads" ? 3 : 4), ("KeyValueHeads", what == "groups" ? 3 : 0),
            ("Causal", what == "causal"));
        var network = Templates.Run(Network([Declare("attention", layer)], Method(MethodKind.Forward, "Run",
            [Tensor("query", query), Tensor("memory", what == "memory" ? 4 : 2, 5, 8), Parameter("mask",
                what == "kind" ? ValueType.Tensor : ValueType.Mask, what == "ambiguous" ? [3, 3] : [what == "kind" ? 3 : 7, what == "kind" ? 3 : 5])],
            Result(Op(Field("attention"), "MultiHeadAttention.Forward", [.. arguments])))));
        var issue = Assert.Single(WithoutInfos(network));
        Assert.StartsWith(message, string.Format(Diagnostics.Rule.Get(issue.Rule).Message, [.. issue.Arguments]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CausalLinearAttentionIsTheQuadraticOne(bool isMasked)
    {
        Given q = Given.Some("query", 2, 5, 4), k = Given.Some("key", 2, 5, 4), v = Given.Some("value", 2, 5, 3);
        var mask = Given.Mask("mask", [2, 5], isMasked ? [0, 1, 1, 0, 1, 1, 0, 0, 0, 0] : [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        double Feature(double x) => x > 0 ? x + 1 : Math.Exp(x);
        double[] expected = [.. Reference.Indices([2, 5, 3]).Select(at =>
        {
            double Weight(long s) => mask.Value[[at[0], s]] * Enumerable.Range(0, 4).Sum(d => Feature(q.Value[[at[0], at[1], d]]) * Feature(k.Value[[at[0], s, d]]));
            var before = Enumerable.Range(0, (int)at[1] + 1).ToArray();
            var whole = before.Sum(s => Weight(s));
            return whole == 0 ? 0 : before.Sum(s => Weight(s) * v.Value[[at[0], s, at[2]]]) / whole;
        })];
        AssertValues(expected, FunctionRun.Call("LinearAttention", isMasked ? [q, k, v, mask] : [q, k, v], ("causal", true)));
        AssertGradients(FunctionRun.Trained("LinearAttention", [q, k, v], ("causal", true)));
    }

    /// <summary>Heads that share keys and values, with as many positions as features.</summary>
    [Fact]
    public void CausalLinearAttentionBroadcastsKeysOverLeadingAxes()
    {
        Given q = Given.Some("query", 2, 3, 4, 4), k = Given.Some("key", 4, 4), v = Given.Some("value", 4, 3);
        double Feature(double x) => x > 0 ? x + 1 : Math.Exp(x);
        double[] expected = [.. Reference.Indices([2, 3, 4, 3]).Select(at =>
        {
            double Weight(long s) => Enumerable.Range(0, 4).Sum(d => Feature(q.Value[[at[0], at[1], at[2], d]]) * Feature(k.Value[[s, d]]));
            var before = Enumerable.Range(0, (int)at[2] + 1).ToArray();
            return before.Sum(s => Weight(s) * v.Value[[s, at[3]]]) / before.Sum(s => Weight(s));
        })];
        AssertValues(expected, FunctionRun.Call("LinearAttention", [q, k, v], ("causal", true)));
    }

    [Fact]
    public void CausalLinearAttentionHasNoArrayOfPositionsTimesPositions()
    {
        var call = Function("LinearAttention", ("query", Var("q")), ("key", Var("k")), ("value", Var("v")), ("causal", true));
        var network = RunClean(Network([Declare("scale", Function("Parameter"))], Method(MethodKind.Loss, "Loss",
            [Tensor("q", "N", "T", 4), Tensor("k", "N", "T", 4), Tensor("v", "N", "T", 3)], Result(Op(Binary(BinaryOperator.Multiply, call, Field("scale")), "Mean")))));
        Assert.All(network.Methods[0].Training!.Nodes, n => Assert.True(n.Shape.Dims.Count(d => d.ToString() == "T") < 2, $"{n.Shape}"));
    }

    [Fact]
    public void CausalLinearAttentionWantsOneKeyForEachQuery()
    {
        Given q = Given.Some("query", 2, 3, 4), k = Given.Some("key", 2, 5, 4), v = Given.Some("value", 2, 5, 2);
        Assert.Equal("LinearAttention: causal is true, but must be false where the 3 queries are not the 5 keys; pass a mask instead",
            FunctionRun.Refusal("LinearAttention", [q, k, v], ("causal", true)));
        Assert.Equal("LinearAttention: [2, 5, 4] times [2, 1, 2]: the inner dimensions are 5 and 1; every key has one value",
            FunctionRun.Refusal("LinearAttention", [Given.Some("query", 2, 5, 4), k, Given.Some("value", 2, 1, 2)], ("causal", true)));
    }

    [Fact]
    public void LinearAttentionWeighsByFeatures()
    {
        Given q = Given.Some("query", 2, 3, 4), k = Given.Some("key", 2, 5, 4), v = Given.Some("value", 2, 5, 2);
        var mask = Given.Mask("mask", [2, 5], 1, 0, 1, 1, 1, 0, 0, 0, 0, 0);
        double Feature(double x) => x > 0 ? x + 1 : Math.Exp(x);
        double[] expected = [.. Reference.Indices([2, 3, 2]).Select(at =>
        {
            double Weight(long s) => mask.Value[[at[0], s]] * Enumerable.Range(0, 4).Sum(d => Feature(q.Value[[at[0], at[1], d]]) * Feature(k.Value[[at[0], s, d]]));
            var whole = Enumerable.Range(0, 5).Sum(s => Weight(s));
            return whole == 0 ? 0 : Enumerable.Range(0, 5).Sum(s => Weight(s) * v.Value[[at[0], s, at[2]]]) / whole;
        })];
        AssertValues(expected, FunctionRun.Call("LinearAttention", [q, k, v, mask]));
        AssertGradients(FunctionRun.Trained("LinearAttention", [q, k, v]));
    }
}
