using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Evaluate;

/// <summary>Tuples and arrays of data as the list of what they hold, and built again around other data.</summary>
static class Structure
{
    /// <summary>The data in a value, in order.</summary>
    public static IReadOnlyList<Node> Leaves(this Interpreter interpreter, Value value, string operation) =>
        Items(value) is { } items ? [.. items.SelectMany(i => interpreter.Leaves(i, operation))] : [interpreter.NodeOf(value, operation)];

    /// <summary>Whether both hold as much data in the same form.</summary>
    public static bool IsLike(this Value value, Value other) => (Items(value), Items(other)) switch
    {
        ({ } a, { } b) => value.GetType() == other.GetType() && a.Count == b.Count && a.Zip(b, IsLike).All(same => same),
        (null, null) => value is DataValue or IntegerValue or FloatValue or WeightValue,
        _ => false,
    };

    /// <summary>A value of the same form that holds other data.</summary>
    public static Value With(this Value form, IReadOnlyList<Node> leaves)
    {
        var next = 0;
        return Build(form);

        Value Build(Value value) => value switch
        {
            TupleValue tuple => new TupleValue([.. tuple.Items.Select(Build)]),
            ArrayValue array => new ArrayValue([.. array.Items.Select(Build)]),
            _ => new DataValue(leaves[next++]),
        };
    }

    static EquatableArray<Value>? Items(Value value) => value switch
    {
        TupleValue tuple => tuple.Items,
        ArrayValue array => array.Items,
        _ => null,
    };
}
