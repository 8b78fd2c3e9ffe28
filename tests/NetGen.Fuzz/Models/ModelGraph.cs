using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Fuzz.Models;

/// <summary>
/// The graph of a model, over named dimensions N and T: values made step by step and a loss of all those that no other value uses.
/// Numbers stay moderate, so that results of different orders of computation can be compared.
/// </summary>
public sealed partial class ModelGraph
{
    const long LargestTensor = 96;
    const int LargestRank = 5;

    readonly List<Node> values = [];
    readonly Dictionary<string, int> indices = [];
    Step step = new("", 0, 0, []);
    int choice, sources;

    public ModelGraph(Model model)
    {
        foreach (var next in model.Steps)
        {
            step = next;
            choice = 0;
            values.Add(Grow());
        }
        if (values.Count == 0) values.Add(G.Constant(0));
        Graph = Graph.Of(
        [
            new("loss", OutputKind.Result, Loss()),
            .. values.Distinct().Where((_, i) => i % 5 == 4).Select((n, i) => new GraphOutput($"value{i}", OutputKind.Result, n)),
        ]);
    }

    public static Dim N { get; } = Dim.Name("N");

    public static Dim T { get; } = Dim.Name("T");

    /// <summary>The loss, and some values.</summary>
    public Graph Graph { get; }

    /// <summary>For each input of positions how many there are.</summary>
    public IReadOnlyDictionary<string, int> Indices => indices;

    GraphBuilder G { get; } = new();

    Node Grow()
    {
        var x = values.Count == 0 ? NewSource(NewShape()) : values[Math.Min(step.Operand, values.Count - 1)];
        var made = StepKinds.Get(step.Kind).Make(this, x);
        if (made is null || Size(made.Shape) > LargestTensor || made.Shape.Rank > LargestRank) made = x;
        return step.IsCut ? NewSource(made.Shape) : made;
    }

    Node Loss()
    {
        HashSet<Node> used = [.. Topological.Order(values, n => n.Inputs).SelectMany(n => n.Inputs)];
        Node[] ends = [.. values.Distinct().Where(v => !used.Contains(v)).DefaultIfEmpty(values[^1])];
        return ends.Select((x, i) => SumAll(i % 2 == 0 ? G.Multiply(G.Sin(x), NewSource(x.Shape)) : x)).Aggregate(G.Add);
    }

    Node SumAll(Node x) => G.Sum(x, GraphBuilder.AllAxes(x.Shape));

    // What a step decides: each decision takes the next of its choices, and 0 when there are no more.

    int Next(int count) => choice < step.Choices.Count ? step.Choices[choice++] % count : 0;

    bool OneIn(int count) => Next(count) == count - 1;

    TItem Pick<TItem>(params TItem[] items) => items[Next(items.Length)];

    int[] Order(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var i = 0; i < count - 1; i++)
        {
            var k = i + Next(count - i);
            (order[i], order[k]) = (order[k], order[i]);
        }
        return order;
    }

    /// <summary>The step's second operand, or the next value before it that fits; a new source if there is none.</summary>
    Node Second(Func<Node, bool> fits, Func<Shape> otherwise)
    {
        for (var i = Math.Min(step.Second, values.Count - 1); i >= 0; i--)
        {
            if (fits(values[i])) return values[i];
        }
        return NewSource(otherwise());
    }

    // Sizes and sources.

    Dim NewDim() => Pick<Dim>(1, 2, 3, 4, N, T, T);

    internal Shape NewShape()
    {
        List<Dim> dims = [];
        for (var rank = 1 + Next(4); rank > 0; rank--)
        {
            var dim = NewDim();
            if (Size(new Shape([.. dims, dim])) <= LargestTensor) dims.Add(dim);
        }
        return new Shape(dims);
    }

    /// <summary>The number of elements at the largest N and T.</summary>
    static long Size(Shape shape) => shape.Size.Evaluate(a => a.Text == "N" ? 3 : 4);

    /// <summary>A parameter, or an input: weights have no named dimensions.</summary>
    internal Node NewSource(Shape shape)
    {
        var isInput = OneIn(3) || shape.Size.Names.Any();
        return isInput && shape.Rank == 0 ? G.Apply(new ScalarInput($"s{sources++}"))
            : isInput ? G.Apply(new Input($"x{sources++}", shape, ElementType.Float32))
            : G.Apply(new Parameter($"p{sources++}", shape, new("Zeros", 1, 1)));
    }

    /// <summary>An input of positions below a count.</summary>
    Node NewIndices(Shape shape, int count)
    {
        var id = $"k{sources++}";
        indices[id] = count;
        return G.Apply(new Input(id, shape, ElementType.Int32));
    }

    /// <summary>Brings a value that may have grown back to the order of 1.</summary>
    Node Tame(Node x) => Next(3) switch
    {
        0 => G.Multiply(x, 0.25),
        1 => G.Tanh(x),
        _ => G.Sin(x),
    };

    Node Positive(Node x) => G.Add(G.Multiply(x, x), 0.5);

    /// <summary>The same values of moderate size, for functions that grow fast.</summary>
    Node Moderate(Node x) => G.Tanh(x);
}
