using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.OpsTests;

/// <summary>A sample of the catalogue as a graph over sources, with a random linear functional of its result as loss.</summary>
sealed class SampleCase
{
    readonly Random random = new(20);

    SampleCase(Sample sample, int n, int t)
    {
        Oracle = new(7, ("N", n), ("T", t));
        Sources = [.. sample.Inputs.Select(Source)];
        Draw(sample);
        Result = Builder.Apply(sample.Op, Sources);
        Loss = Functional(Result, "weights");
    }

    public static TheoryData<string> Names => [.. Numbered().Select(s => s.Name)];

    /// <summary>Those that have named dimensions, of which no positions depend.</summary>
    public static TheoryData<string> NamedNames =>
        [.. Numbered().Where(s => s.Sample.Inputs.All(i => i.Type != ElementType.Int32)
            && new SampleCase(s.Sample, 3, 4) is var c && c.Sources.Append(c.Result).Any(x => x.Shape.Size.Names.Any())).Select(s => s.Name)];

    public static Sample SampleOf(string name) => Numbered().Single(s => s.Name == name).Sample;

    public static SampleCase Get(string name, int n = 3, int t = 4) => new(SampleOf(name), n, t);

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

    Node Source(SampleInput input, int i) => Builder.Apply(input.Type == ElementType.Float32
        ? new Parameter($"x{i}", input.Shape, new("Zeros", 1, 1))
        : new Input($"x{i}", input.Shape, input.Type));

    /// <summary>No two numbers of a case are close to each other, and none is close to an integer: there lie the kinks.</summary>
    void Draw(Sample sample)
    {
        var sizes = sample.Inputs.Select(i => Oracle.Context.Sizes(i.Shape)).ToArray();
        var ranks = Enumerable.Range(0, (int)sizes.Sum(Reference.Count)).ToArray();
        random.Shuffle(ranks);
        var next = 0;
        foreach (var (input, i) in sample.Inputs.Select((input, i) => (input, i)))
        {
            var values = Reference.From(sizes[i], _ => input.Type == ElementType.Float32
                ? AwayFromIntegers(input.Low + (input.High - input.Low) * (ranks[next++] + 0.5) / ranks.Length)
                : random.Next((int)input.Low, (int)input.High + 1));
            input.AddDiagonal(values);
            Oracle.Set($"x{i}", values);
        }
    }

    static double AwayFromIntegers(double x) => Math.Abs(x - Math.Round(x)) < 0.004 ? x + 0.008 : x;
}
