using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>
/// What an operation takes as one of its inputs. Checked in one place before the shape rule looks at the inputs, which may rely on it:
/// whatever does not fit ends in one message that names what was expected and found.
/// </summary>
/// <param name="Type">The type of the elements; null takes all.</param>
public sealed record Operand(ElementType? Type = null)
{
    public static Operand Any { get; } = new();

    public static Operand Numbers { get; } = new(ElementType.Float32);

    public static Operand Integers { get; } = new(ElementType.Int32);

    public static Operand Mask { get; } = new(ElementType.Bool);

    /// <summary>The fewest axes that it has.</summary>
    public int Rank { get; init; }

    /// <summary>Axes that it has, all different.</summary>
    public EquatableArray<int> Axes { get; init; } = [];

    /// <summary>
    /// The sizes of all its axes, null where one is free; no rule leaves the shape open. The rule sees all inputs, but may rely only on
    /// those before this one, and on the rank and the axes of this one.
    /// </summary>
    public Func<IReadOnlyList<Node>, IReadOnlyList<Dim?>>? Sizes { get; init; }

    /// <summary>Any number of inputs may follow that are like this one, or none.</summary>
    public bool Repeats { get; init; }

    public Operand OfRank(int rank) => this with { Sizes = _ => new Dim?[rank] };

    public Operand OfShape(IEnumerable<Dim> dims) => this with { Sizes = _ => [.. dims] };

    /// <summary>The shape of an input before it.</summary>
    public Operand Like(int input) => this with { Sizes = inputs => inputs[input].Shape.Dims };

    /// <summary>The shape of an input before it, where one axis may have another size.</summary>
    public Operand LikeExcept(int input, int axis) => this with { Sizes = inputs => [.. inputs[input].Shape.Dims.Select((d, i) => i == axis ? null : d)] };

    /// <summary>Indices into the first axis of a target, and a row of it for each.</summary>
    public static IReadOnlyList<Operand> RowsOf(Shape target) => [Integers, Numbers with { Sizes = x => [.. x[0].Shape.Dims, .. target.Dims.Skip(1)] }];

    internal static void Check(IReadOnlyList<Operand> operands, IReadOnlyList<Node> inputs)
    {
        var repeats = operands.Count > 0 && operands[operands.Count - 1].Repeats;
        if (repeats ? inputs.Count < operands.Count - 1 : inputs.Count != operands.Count)
        {
            throw new ShapeException("NG0212", repeats ? $"at least {Count(operands.Count - 1)}" : Count(operands.Count), Count(inputs.Count),
                "every input is one value");
        }
        for (var i = 0; i < inputs.Count; i++) operands[Math.Min(i, operands.Count - 1)].Check(inputs, i);
    }

    static string Count(int inputs) => inputs == 1 ? "1 input" : $"{inputs} inputs";

    void Check(IReadOnlyList<Node> inputs, int number)
    {
        var input = inputs[number];
        if (Type is { } type && input.Type != type)
            throw new ShapeException("NG0212", $"{type} as input {number}", input.Type.ToString(), "convert it before");
        if (input.Shape.Rank < Rank)
            throw new ShapeException("NG0206", $"at least {(Rank == 1 ? "1 dimension" : $"{Rank} dimensions")} of input {number}", input.Shape.ToString(), "Reshape it");
        CheckAxes(Axes, input.Shape);
        if (Sizes is not null) Require(number, input.Shape, Sizes(inputs));
    }

    /// <summary>Axes of a shape, all different.</summary>
    internal static void CheckAxes(EquatableArray<int> axes, Shape shape)
    {
        for (var i = 0; i < axes.Count; i++)
        {
            if (axes[i] < 0 || axes[i] >= shape.Rank)
            {
                throw shape.Rank == 0
                    ? new ShapeException("NG0206", "at least 1 dimension", shape.ToString(), "a scalar has no axes")
                    : new ShapeException("NG0207", axes[i].ToString(), shape.ToString(), "0", (shape.Rank - 1).ToString());
            }
            for (var k = 0; k < i; k++)
            {
                if (axes[k] == axes[i]) throw new ShapeException("NG0209", "an axis", axes[i].ToString(), "different from the others");
            }
        }
    }

    /// <summary>An input has the sizes that are given; null stands for every size.</summary>
    internal static void Require(int number, Shape found, IReadOnlyList<Dim?> expected)
    {
        if (found.Rank != expected.Count)
        {
            throw new ShapeException("NG0206", $"{Text(expected)} as input {number}", found.ToString(),
                $"it has {found.Rank} dimensions and not {expected.Count}");
        }
        for (var i = 0; i < expected.Count; i++)
        {
            if (expected[i] is not { } size || size.Equals(found[i])) continue;
            throw new ShapeException("NG0217", $"{Text(expected)} as input {number}", found.ToString(), i.ToString(), found[i].ToString(), size.ToString(),
                "the sizes must be equal");
        }
    }

    static string Text(IReadOnlyList<Dim?> sizes) => "[" + string.Join(", ", sizes.Select(d => d?.ToString() ?? "?")) + "]";
}
