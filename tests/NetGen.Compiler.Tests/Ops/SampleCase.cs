using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.OpsTests;

/// <summary>A sample of the catalogue as a graph over sources, with a random linear functional of its result as loss.</summary>
sealed class SampleCase
{
    readonly Random random = new(20);

    readonly bool isTrained;

    /// <param name="sample">The sample.</param>
    /// <param name="n">The size of N.</param>
    /// <param name="t">The size of T.</param>
    /// <param name="isTrained">Numbers are parameters, which kernels may lay out anew; otherwise they are inputs.</param>
    SampleCase(Sample sample, int n, int t, bool isTrained = true)
    {
        this.isTrained = isTrained;
        Oracle = new(7, ("N", n), ("T", t));
        Sources = [.. sample.Inputs.Select(Source)];
        Draw(sample);
        Result = Builder.Apply(sample.Op, Sources);
        Loss = Functional(Result, "weights");
    }

    public static TheoryData<string> Names => [.. Numbered().Select(s => s.Name)];

    public static TheoryData<string> NamedNames => [.. Named];

    /// <summary>Those that have named dimensions, or may have them.</summary>
    public static IEnumerable<string> Named => Numbered().Where(s => IsNamed(s.Sample)).Select(s => s.Name);

    static bool IsNamed(Sample sample) =>
        sample.Op is ElementwiseOp || (new SampleCase(sample, 3, 4) is var c && c.Sources.Append(c.Result).Any(x => x.Shape.Size.Names.Any()));

    public static Sample SampleOf(string name) => Numbered().Single(s => s.Name == name).Sample;

    public static SampleCase Get(string name, int n = 3, int t = 4) => new(SampleOf(name), n, t);

    /// <summary>
    /// The sample with its named dimensions replaced by others, or by sizes. An elementwise function has samples of fixed size only, but
    /// takes every shape. All indices are 0, since that is a row of every table that has one.
    /// </summary>
    public static SampleCase Get(string name, Func<NamedDim, Dim> replacement, int n = 1, int t = 1, bool isTrained = true)
    {
        var sample = SampleOf(name);
        return new(new Sample(sample.Op.Substitute(Replace), [.. sample.Inputs.Select(Resized)]), n, t, isTrained);

        Dim? Replace(Atom atom) => atom is NamedDim d ? replacement(d) : null;

        SampleInput Resized(SampleInput input) => (input.Type == ElementType.Int32 ? input with { Low = 0, High = 0 } : input) with
        {
            Shape = (sample.Op is ElementwiseOp ? new Shape(Sample.N, Sample.T) : input.Shape).Substitute(Replace),
        };
    }

    static IEnumerable<(string Name, Sample Sample)> Numbered() =>
        OpCatalogue.Prototypes.SelectMany(p => p.Samples.Select((s, i) => ($"{p.Name} {i}", s)));

    public GraphBuilder Builder { get; } = new();

    public Oracle Oracle { get; }

    public Node[] Sources { get; }

    public Node Result { get; }

    public Node Loss { get; }

    /// <summary>The sources that may have a gradient.</summary>
    public Node[] Numbers => [.. Sources.Where(s => s.Type == ElementType.Float32)];

    /// <summary>The sum of a node's elements with random weights.</summary>
    public Node Functional(Node x, string weights) => Builder.Sum(
        Builder.Multiply(Builder.Cast(x, ElementType.Float32), Builder.Apply(new Input(weights, x.Shape, ElementType.Float32))),
        [.. Enumerable.Range(0, x.Shape.Rank)]);

    /// <summary>A scalar with its gradients.</summary>
    public Graph WithGradients(Node loss) => Graph.Of([
        new("loss", OutputKind.Result, loss),
        .. Numbers.Zip(Differentiate.Gradients(Builder, loss, Numbers), (s, d) => new GraphOutput(((Source)s.Op).Id, OutputKind.Gradient, d))]);

    /// <summary>
    /// The result, its random functional and the gradients, all of them results of one method; of an elementwise function, whose gradients
    /// are others of its kind, the result.
    /// </summary>
    public Graph AsResults() => Graph.Of([new("y", OutputKind.Result, Result), .. Result.Op is ElementwiseOp ? []
        : WithGradients(Loss).Outputs.Select(o => new GraphOutput("d" + o.Name, OutputKind.Result, o.Node))]);

    Node Source(SampleInput input, int i) => Builder.Apply(isTrained && input.Type == ElementType.Float32
        ? new Parameter($"x{i}", input.Shape, new("Zeros", 1, 1))
        : new Input($"x{i}", input.Shape, input.Type));

    /// <summary>No two numbers of a case are close to each other, and none is close to an integer or a half: there lie the kinks and jumps.</summary>
    void Draw(Sample sample)
    {
        var sizes = sample.Inputs.Select(i => Oracle.Context.Sizes(i.Shape)).ToArray();
        var ranks = Enumerable.Range(0, (int)sizes.Sum(Reference.Count)).ToArray();
        random.Shuffle(ranks);
        var next = 0;
        foreach (var (input, i) in sample.Inputs.Select((input, i) => (input, i)))
        {
            var values = Reference.From(sizes[i], _ => input.Type == ElementType.Float32
                ? AwayFromHalves(input.Low + (input.High - input.Low) * (ranks[next++] + 0.5) / ranks.Length)
                : random.Next((int)input.Low, (int)input.High + 1));
            input.AddDiagonal(values);
            Oracle.Set($"x{i}", values);
        }
    }

    static double AwayFromHalves(double x) => Math.Abs(x - Math.Round(2 * x) / 2) < 0.004 ? x + 0.008 : x;
}
