using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>
/// Whole rows or matrices of the result are computed from whole ones of the inputs, once for each cell of the other axes, by a routine of
/// the runtime: what is neither a map nor a reduction.
/// </summary>
public abstract record RoutineOp : Op
{
    /// <summary>
    /// The axes that the routine runs over, a letter each, for every input and at last for the result (<c>nn, nm, nm</c>). Equal letters
    /// are equal sizes; in the order of their first occurrence they are the first arguments of the routine.
    /// </summary>
    public abstract EquatableArray<string> Letters { get; }

    /// <summary>The types of the inputs.</summary>
    protected virtual ElementType TypeOf(int input) => ElementType.Float32;

    /// <summary>Axes that the first input has.</summary>
    protected abstract Operand Least { get; }

    public override IReadOnlyList<Operand> Operands =>
        [.. Enumerable.Range(0, Letters.Count - 1).Select(k => Least with { Type = TypeOf(k), Sizes = inputs => SizesOf(k, inputs) })];

    /// <summary>The axes of the routine have the sizes of their letters, as far as these are known; all others are those of the first input.</summary>
    IReadOnlyList<Dim?> SizesOf(int input, IReadOnlyList<Node> inputs)
    {
        Dictionary<char, Dim?> sizes = [];
        var shape = inputs[0].Shape;
        var first = First(shape.Rank);
        for (var k = 0; k <= input; k++)
        {
            for (var i = 0; i < Letters[k].Length; i++)
            {
                if (!sizes.ContainsKey(Letters[k][i])) sizes[Letters[k][i]] = first + i < inputs[k].Shape.Rank ? inputs[k].Shape[first + i] : null;
            }
        }
        return [.. shape.Dims.Take(first), .. Letters[input].Select(l => sizes[l]), .. shape.Dims.Skip(first + Letters[0].Length)];
    }

    /// <summary>Where these axes begin; they follow one another.</summary>
    public abstract int First(int rank);

    /// <summary>The routine's last arguments.</summary>
    public virtual EquatableArray<bool> Options => [];

    /// <summary>Additions of one cell, roughly.</summary>
    public abstract Dim Work(Func<char, Dim> size);

    /// <summary>One cell of the result in float64, from those of the inputs.</summary>
    public abstract Reference Cell(IReadOnlyList<Reference> inputs, long[] shape);

    public string ResultLetters => Letters[Letters.Count - 1];

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var result = new Reference(context.Sizes(node.Shape));
        int first = First(node.Shape.Rank), count = ResultLetters.Length;
        long[] own = [.. result.Shape.Skip(first).Take(count)];
        foreach (var lead in Reference.Indices([.. result.Shape.Take(first), .. result.Shape.Skip(first + count)]))
        {
            var cell = Cell([.. inputs.Select((x, i) => Part(x, Letters[i].Length))], own);
            foreach (var index in Reference.Indices(own)) result[At(index)] = cell[index];

            Reference Part(Reference x, int axes) => Reference.From([.. x.Shape.Skip(first).Take(axes)], index => x[At(index)]);

            long[] At(long[] index) => [.. lead.Take(first), .. index, .. lead.Skip(first)];
        }
        return result;
    }
}

/// <summary>A routine over one axis.</summary>
public abstract record RowRoutineOp(int Axis) : RoutineOp
{
    public override EquatableArray<string> Letters => ["n", "n"];

    protected override Operand Least => Operand.Any with { Axes = [Axis] };

    public override int First(int rank) => Axis;

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) =>
        g.Apply(this with { Axis = Axis + 1 }, [.. inputs.Select(i => i.Stack(g, length))]);
}

/// <summary>A routine over matrices on the last two axes.</summary>
public abstract record MatrixRoutineOp : RoutineOp
{
    public override int First(int rank) => rank - 2;

    protected override Operand Least => Operand.Any with { Rank = 2 };

    public override bool IsHeavy => true;

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) =>
        g.Apply(this, [.. inputs.Select(i => i.Stack(g, length))]);
}
