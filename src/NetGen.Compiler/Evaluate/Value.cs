using System.Globalization;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

/// <summary>What an expression means at build time.</summary>
abstract record Value
{
    /// <summary>The kind as messages name it, with its article.</summary>
    public abstract string Kind { get; }
}

/// <summary>The value of an expression about which an issue has already spoken; everything made of it is poison, too, silently.</summary>
sealed record PoisonValue : Value
{
    public static PoisonValue Instance { get; } = new();

    public override string Kind => "an invalid value";
}

/// <summary>A tensor, labels, tokens or a mask, told apart by the node's type.</summary>
sealed record DataValue(Node Node) : Value
{
    /// <summary>The buffer or state whose value this is.</summary>
    public WeightSlot? Slot { get; init; }

    public override string Kind => Node.Type switch
    {
        ElementType.Int32 => "Labels or Tokens",
        ElementType.Bool => "a Mask",
        _ => "a Tensor",
    };
}

/// <summary>An integer: a constant or a polynomial of the named dimensions.</summary>
sealed record IntegerValue(Dim Dim) : Value
{
    public override string Kind => "an int";

    public override string ToString() => Dim.ToString();
}

sealed record FloatValue(double Number) : Value
{
    public override string Kind => "a number";

    public override string ToString() => Number.ToString("R", CultureInfo.InvariantCulture);
}

sealed record BooleanValue(bool Truth) : Value
{
    public override string Kind => "a bool";

    public override string ToString() => Truth ? "true" : "false";
}

sealed record TextValue(string Text) : Value
{
    public override string Kind => "a string";

    public override string ToString() => $"\"{Text}\"";
}

sealed record EnumerationValue(EnumValue Member) : Value
{
    public override string Kind => "an enum";

    public override string ToString() => $"{Member.Type.Substring(Member.Type.LastIndexOfAny(['.', '+']) + 1)}.{Member.Member}";
}

sealed record NullValue : Value
{
    public override string Kind => "null";

    public override string ToString() => "null";
}

sealed record ArrayValue(EquatableArray<Value> Items) : Value
{
    public override string Kind => "an array";

    public override string ToString() => $"[{string.Join(", ", Items)}]";
}

sealed record TupleValue(EquatableArray<Value> Items) : Value
{
    public override string Kind => "a tuple";
}

/// <param name="Layer">The layer.</param>
/// <param name="Weights">What it computes with in place of its weights, as after a step of descent; null for the weights themselves.</param>
sealed record LayerValue(LayerInstance Layer, WeightReader? Weights = null) : Value
{
    public override string Kind => "a layer";
}

/// <param name="Block">The block, or the network.</param>
/// <param name="Weights">As of <see cref="LayerValue"/>.</param>
sealed record BlockValue(BlockInstance Block, WeightReader? Weights = null) : Value
{
    public override string Kind => "a block";
}

/// <summary>A bare weight or buffer in a field; it becomes a node of the program that reads it.</summary>
sealed record WeightValue(WeightSlot Slot, WeightReader? Weights = null) : Value
{
    public override string Kind => "a Tensor";
}

/// <summary>A lambda or local function with the variables around it.</summary>
sealed record FunctionValue(Lambda Lambda, Frame Frame) : Value
{
    public override string Kind => "a function";
}

/// <summary>A method as a value.</summary>
sealed record MethodValue(string Type, string Method, Value? Receiver) : Value
{
    public override string Kind => "a method";
}

/// <summary>A range as a value of an index expression.</summary>
sealed record RangeValue(Value? From, Value? To) : Value
{
    public override string Kind => "a range";
}

/// <summary>A position counted from the end.</summary>
sealed record FromEndValue(Dim Distance) : Value
{
    public override string Kind => "an index";
}
