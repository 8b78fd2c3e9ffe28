using NetGen.Compiler.Kernels;

namespace NetGen.Compiler.Emit.Stages;

/// <summary>What the C# of one kind of machine calls things that all stages have.</summary>
abstract class Dialect
{
    /// <summary>Names that printed bodies use themselves.</summary>
    public abstract IReadOnlyList<string> Reserved { get; }

    /// <summary>What printed bodies call a dimension: it makes way for their own names.</summary>
    public string Name(string dimension) => Reserved.Contains(dimension) ? "size" + Identifiers.Pascal(dimension) : dimension;

    /// <summary>The type of a reference to a value's memory.</summary>
    public abstract string Memory(Value value);

    /// <summary>A quotient rounded downwards, of a dividend that may be negative.</summary>
    public abstract string FloorDivide(string dividend, string divisor);
}
