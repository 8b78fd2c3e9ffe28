using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;
using NetGen.Networks.Tests;

namespace NetGen.Golden.Tests;

/// <summary>A network of the folder Cases on the formula's numbers, in the float64 interpreter.</summary>
sealed class GoldenCase
{
    readonly EvaluatedMethod method;
    readonly IReadOnlyList<GoldenTensor> golden;
    readonly EvaluationContext context;

    public GoldenCase(Type network)
    {
        Network = DeclaredNetworks.Evaluate(network);
        var (template, blocks) = DeclaredNetworks.Read(network.FullName!);
        var issues = blocks.Prepend(template).SelectMany(t => t.Issues).Concat(Network.Issues);
        Assert.Equal([], issues.Where(i => Rule.Get(i.Rule).Severity == Severity.Error).Select(TemplateText.Of));
        method = Network.Methods.SingleOrDefault(m => m.Kind == MethodKind.Loss) ?? Network.Methods.Single();
        golden = GoldenFile.Read(network.Name);
        var dims = Dims();
        context = new(atom => dims[((NamedDim)atom).Id], (_, _) => throw new InvalidOperationException("golden values are not random"));
    }

    public EvaluatedNetwork Network { get; }

    /// <summary>As checkpoints and PyTorch write the path of a weight.</summary>
    public static string FileName(string path) => path.Replace('[', '.').Replace("]", "", StringComparison.Ordinal);

    /// <summary>Results, gradients and next values of buffers by the keys of the golden file.</summary>
    public Dictionary<string, Reference> Run()
    {
        var outputs = method.Training is { } training ? WithInputGradients(training) : WithGradients(method.Inference);
        var values = GraphInterpreter.Run(Graph.Of(outputs.Select(o => o.Output)), context, Value);
        return outputs.Zip(values).ToDictionary(p => new GoldenTensor(p.First.Kind, FileName(p.First.Output.Name), [], [], null).Key, p => p.Second);
    }

    /// <summary>The sizes of the named dimensions, from the shapes of the golden inputs.</summary>
    Dictionary<string, long> Dims()
    {
        Dictionary<string, long> dims = [];
        foreach (var input in method.Inputs)
        {
            var shape = golden.Single(g => g.Kind == GoldenKind.Input && g.Name == input.Name).Shape;
            Assert.Equal(input.Shape.Rank, shape.Length);
            for (var axis = 0; axis < shape.Length; axis++)
            {
                if (input.Shape[axis].SingleAtom is NamedDim name) dims[name.Id] = shape[axis];
            }
        }
        return dims;
    }

    Reference Value(Source source)
    {
        var shape = context.Sizes(source.Shape);
        if (source is Compiler.Ops.Parameter or Compiler.Ops.Buffer) return Formula.Weight(FileName(source.Id), shape);
        return source.Type switch
        {
            ElementType.Float32 => Formula.Numbers(source.Id, shape),
            ElementType.Bool => Formula.Indices(source.Id, shape, 2),
            _ => Formula.Indices(source.Id, shape, method.IndexBounds.Where(b => b.Input == source.Id).Min(b => b.Count.Evaluate(context.Dims))),
        };
    }

    /// <summary>Of a [Forward] method: the results, and the derivatives of their products with the formula's numbers.</summary>
    static List<(GoldenKind Kind, GraphOutput Output)> WithGradients(Graph graph)
    {
        var g = new GraphBuilder(graph);
        var seeds = graph.Outputs.Where(o => o.Node.Type == ElementType.Float32)
            .Select(o => (o.Node, g.Apply(new Input("functional of " + o.Name, o.Node.Shape, ElementType.Float32)))).ToArray();
        Node[] sources = [.. graph.Sources.Where(s => s.Op is not Compiler.Ops.Buffer && s.Type == ElementType.Float32)];
        var gradients = Differentiate.Pullback(g, seeds, sources);
        return [.. graph.Outputs.Select(o => (GoldenKind.Result, o)), .. Gradients(sources, gradients)];
    }

    /// <summary>
    /// Of a [Loss] method in training form: its outputs, and the derivatives by the inputs. StopGradient is gone from that graph, so a case
    /// that has it takes no inputs.
    /// </summary>
    static List<(GoldenKind Kind, GraphOutput Output)> WithInputGradients(Graph graph)
    {
        Node[] inputs = [.. graph.Sources.Where(s => s.Op is Input or ScalarInput && s.Type == ElementType.Float32)];
        var gradients = Differentiate.Gradients(new GraphBuilder(graph), graph.Outputs[0].Node, inputs);
        return [.. graph.Outputs.Select(o => (KindOf(o.Kind), o)), .. Gradients(inputs, gradients)];
    }

    static GoldenKind KindOf(OutputKind kind) => kind switch
    {
        OutputKind.Gradient => GoldenKind.Gradient,
        OutputKind.Buffer => GoldenKind.Next,
        _ => GoldenKind.Result,
    };

    static IEnumerable<(GoldenKind, GraphOutput)> Gradients(Node[] sources, Node[] gradients) =>
        sources.Zip(gradients, (s, d) => (GoldenKind.Gradient, new GraphOutput(((Source)s.Op).Id, OutputKind.Gradient, d)));
}
