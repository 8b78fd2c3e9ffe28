using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

// Operators: on numbers they are computed, on data they become nodes.
sealed partial class Interpreter
{
    Value UnaryOf(Unary e, Value operand) => (e.Operator, operand) switch
    {
        (_, PoisonValue) => operand,
        (UnaryOperator.Negate, IntegerValue n) => new IntegerValue(-1 * n.Dim),
        (UnaryOperator.Negate, FloatValue x) => new FloatValue(-x.Number),
        (UnaryOperator.Not, BooleanValue b) => new BooleanValue(!b.Truth),
        (UnaryOperator.Negate, DataValue x) => new DataValue(Graph.Negate(x.Node)),
        (UnaryOperator.Not, DataValue x) => new DataValue(Graph.Not(x.Node)),
        _ => throw new EvaluationError(Rule.WrongKind, e.Operator == UnaryOperator.Not ? "'!'" : "'-'", "a number or data", operand.Kind,
            "write it with values that the operator knows"),
    };

    /// <summary>Nodes are made only where a program is.</summary>
    GraphBuilder Graph => Program?.Graph ?? throw new EvaluationError(Rule.NotConstant, "The value of a field",
        "tensors are computed in methods; a field holds layers, blocks, Parameter(…), Buffer(…) or numbers");

    Value BinaryOf(Binary e, Value left, Frame frame)
    {
        // && and || do not look at their right side when the left one decides.
        if (left is BooleanValue first && e.Operator is BinaryOperator.And or BinaryOperator.Or
            && first.Truth == (e.Operator == BinaryOperator.Or))
            return left;
        var right = Evaluate(e.Right, frame);
        if (left is PoisonValue || right is PoisonValue) return PoisonValue.Instance;
        At(new(frame, e.Site));
        return Compute(e.Operator, left, right);
    }

    void At(Place place)
    {
        if (Program is { } program) program.At = place;
    }

    Value Compute(BinaryOperator kind, Value left, Value right) => (left, right) switch
    {
        (NullValue, _) or (_, NullValue) => Identity(kind, left is NullValue && right is NullValue),
        (IntegerValue x, IntegerValue y) => Integers(kind, x.Dim, y.Dim),
        (IntegerValue or FloatValue, IntegerValue or FloatValue) when Number(left) is { } x && Number(right) is { } y => Floats(kind, x, y),
        (BooleanValue x, BooleanValue y) => Booleans(kind, x.Truth, y.Truth),
        (TextValue x, TextValue y) => kind == BinaryOperator.Add ? new TextValue(x.Text + y.Text) : Identity(kind, x == y),
        (EnumerationValue x, EnumerationValue y) => Identity(kind, x == y),
        (TextValue x, _) when kind == BinaryOperator.Add => new TextValue(x.Text + right),
        (_, TextValue y) when kind == BinaryOperator.Add => new TextValue(left + y.Text),
        _ => new DataValue(Nodes(kind, left, right)),
    };

    static double? Number(Value value) => Layers.Hyperparameter.Real(value);

    static Value Identity(BinaryOperator kind, bool equal) => kind switch
    {
        BinaryOperator.Equal => new BooleanValue(equal),
        BinaryOperator.NotEqual => new BooleanValue(!equal),
        _ => throw new EvaluationError(Rule.WrongKind, $"'{TemplateText.Symbol(kind)}'", "numbers or data", "other values",
            "these can only be compared with == and !="),
    };

    static Value Booleans(BinaryOperator kind, bool x, bool y) => kind switch
    {
        BinaryOperator.And => new BooleanValue(x && y),
        BinaryOperator.Or => new BooleanValue(x || y),
        _ => Identity(kind, x == y),
    };

    static Value Floats(BinaryOperator kind, double x, double y) => kind switch
    {
        BinaryOperator.Add => new FloatValue(x + y),
        BinaryOperator.Subtract => new FloatValue(x - y),
        BinaryOperator.Multiply => new FloatValue(x * y),
        BinaryOperator.Divide => new FloatValue(x / y),
        BinaryOperator.Remainder => new FloatValue(x % y),
        BinaryOperator.Less => new BooleanValue(x < y),
        BinaryOperator.LessOrEqual => new BooleanValue(x <= y),
        BinaryOperator.Greater => new BooleanValue(x > y),
        BinaryOperator.GreaterOrEqual => new BooleanValue(x >= y),
        _ => Identity(kind, x.Equals(y)),
    };

    static Value Integers(BinaryOperator kind, Dim x, Dim y) => kind switch
    {
        BinaryOperator.Add => Bounded(x + y),
        BinaryOperator.Subtract => Bounded(x - y),
        BinaryOperator.Multiply => Bounded(x * y),
        BinaryOperator.Divide or BinaryOperator.Remainder => Division(kind, x, y),
        BinaryOperator.Less => Compare(y - x - 1, x, y, kind),
        BinaryOperator.LessOrEqual => Compare(y - x, x, y, kind),
        BinaryOperator.Greater => Compare(x - y - 1, x, y, kind),
        BinaryOperator.GreaterOrEqual => Compare(x - y, x, y, kind),
        BinaryOperator.Equal => Decided(Decision.Equal(x, y), x, y, kind),
        BinaryOperator.NotEqual => new BooleanValue(!((BooleanValue)Decided(Decision.Equal(x, y), x, y, kind)).Truth),
        _ => throw new EvaluationError(Rule.WrongKind, $"'{TemplateText.Symbol(kind)}'", "bool or Mask", "an int", "compare it first"),
    };

    static IntegerValue Bounded(Dim value)
    {
        if (value.Constant is > int.MaxValue or < int.MinValue)
            throw new EvaluationError(Rule.NotConstant, "An int", $"{value} does not fit; keep sizes below 2³¹");
        if (value.Terms.Count > MaximalTerms)
            throw new EvaluationError(Rule.TooDeep, $"A size has more than {MaximalTerms} terms; simplify the arithmetic on named dimensions");
        return new(value);
    }

    /// <summary>C# rounds towards zero; sizes are not negative, so floor division is the same for them.</summary>
    static Value Division(BinaryOperator kind, Dim x, Dim y)
    {
        if (y.Is(0)) throw new EvaluationError(Rule.NotConstant, "The quotient", "the divisor is 0");
        if (x.Constant is { } a && y.Constant is { } b) return Bounded(kind == BinaryOperator.Divide ? a / b : a % b);
        if (Decision.NonNegative(x) != Truth.Proven || Decision.NonNegative(y - 1) != Truth.Proven)
            throw new EvaluationError(Rule.NotConstant, $"{x} {TemplateText.Symbol(kind)} {y}",
                "a named dimension may make it negative or divide by 0; bound it with [Dim]");
        return Bounded(kind == BinaryOperator.Divide ? Dim.FloorDivide(x, y) : Dim.Modulo(x, y));
    }

    static Value Compare(Dim nonNegative, Dim x, Dim y, BinaryOperator kind) => Decided(Decision.NonNegative(nonNegative), x, y, kind);

    static Value Decided(Truth truth, Dim x, Dim y, BinaryOperator kind) => truth switch
    {
        Truth.Proven => new BooleanValue(true),
        Truth.Contradicted => new BooleanValue(false),
        _ => throw new EvaluationError(Rule.DataDependent, $"whether {x} {TemplateText.Symbol(kind)} {y}"),
    };

    Node Nodes(BinaryOperator kind, Value left, Value right)
    {
        Node x = NodeOf(left, TemplateText.Symbol(kind)), y = NodeOf(right, TemplateText.Symbol(kind));
        WarnOfBroadcast(kind, x.Shape, y.Shape);
        var g = Graph;
        return kind switch
        {
            BinaryOperator.Add => g.Add(x, y),
            BinaryOperator.Subtract => g.Subtract(x, y),
            BinaryOperator.Multiply => g.Multiply(x, y),
            BinaryOperator.Divide => g.Divide(x, y),
            BinaryOperator.Less => g.Less(x, y),
            BinaryOperator.LessOrEqual => g.LessOrEqual(x, y),
            BinaryOperator.Greater => g.Less(y, x),
            BinaryOperator.GreaterOrEqual => g.LessOrEqual(y, x),
            BinaryOperator.Equal => g.Equal(x, y),
            BinaryOperator.NotEqual => g.Not(g.Equal(x, y)),
            BinaryOperator.And => g.Elementwise(new And(), x, y),
            BinaryOperator.Or => g.Elementwise(new Or(), x, y),
            _ => throw new EvaluationError(Rule.WrongKind, $"'{TemplateText.Symbol(kind)}'", "integers", left.Kind,
                "tensors have no remainder; write x - (x / y).Floor() * y"),
        };
    }

    /// <summary>[N] + [N, 1] is [N, N], which is rarely meant.</summary>
    void WarnOfBroadcast(BinaryOperator kind, Shape a, Shape b)
    {
        if (a.Rank == b.Rank && a.Rank < 2 || a.Equals(b)) return;
        var result = GraphBuilder.BroadcastShape("", a, b);
        foreach (var name in result.Dims.Where(d => d.Constant is null).Distinct())
        {
            var count = Occurrences(result);
            if (count > 1 && count > Occurrences(a) && count > Occurrences(b))
                Program?.Warn(Rule.BroadcastTwice, $"'{TemplateText.Symbol(kind)}'", a.ToString(), b.ToString(), result.ToString(), name.ToString());

            int Occurrences(Shape shape) => shape.Dims.Count(d => d.Equals(name));
        }
    }

    /// <summary>A value as data: numbers become scalars.</summary>
    public Node NodeOf(Value value, string operation) => Read(value) switch
    {
        DataValue data => data.Node,
        FloatValue number => Graph.Constant(number.Number),
        IntegerValue number => Graph.DimValue(number.Dim),
        var other => throw new EvaluationError(Rule.WrongKind, operation, "a Tensor", other.Kind, "pass data or a number"),
    };

    Value Switch(SwitchOf e, Frame frame)
    {
        var value = Evaluate(e.Value, frame);
        if (value is PoisonValue) return value;
        foreach (var arm in e.Arms)
        {
            if (arm.Binding is { } name) frame.Assign(name, value);
            if (arm.Pattern is { } pattern && !Matches(arm, value, Evaluate(pattern, frame), new(frame, pattern.Site), out var unknown))
            {
                if (unknown) return PoisonValue.Instance;
                continue;
            }
            if (arm.Guard is { } guard)
            {
                if (Decide(Evaluate(guard, frame), new(frame, guard.Site)) is not { } holds) return PoisonValue.Instance;
                if (!holds) continue;
            }
            return Evaluate(arm.Value, frame);
        }
        return Report(Rule.NotConstant, new(frame, e.Site), "The result of the switch", $"no arm matches {value}; add '_ => …'");
    }

    bool Matches(SwitchArm arm, Value value, Value operand, Place place, out bool unknown)
    {
        var truth = operand is PoisonValue ? null : Decide(Compute(arm.Comparison, value, operand), place);
        unknown = truth is null;
        return truth == true;
    }
}
