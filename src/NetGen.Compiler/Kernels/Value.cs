using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Kernels;

public enum Storage
{
    /// <summary>An argument of the program: the caller's memory.</summary>
    Input,

    /// <summary>The flat buffer of parameters.</summary>
    Parameter,

    /// <summary>The flat buffer of what is not trained (running statistics).</summary>
    State,

    /// <summary>The next values of the states, committed when the program has ended.</summary>
    NextState,

    /// <summary>The state of a session, which outlives its calls; a program may change a part of it in place.</summary>
    SessionState,

    /// <summary>The next value of a session's state as a whole, taken over when the program has ended.</summary>
    NextSessionState,

    /// <summary>The flat buffer of gradients.</summary>
    Gradient,

    /// <summary>A result that the caller receives.</summary>
    Result,

    /// <summary>An inner value that the session keeps until its next call.</summary>
    Probe,

    /// <summary>A table of constants.</summary>
    Table,

    /// <summary>Activation memory, planned.</summary>
    Arena,

    /// <summary>Lives within one kernel: memory of the thread or group.</summary>
    Local,
}

/// <summary>A tensor in memory. Compares by identity; <see cref="Name"/> is unique within a program.</summary>
public sealed class Value(string name, ElementType type, Shape shape, Storage storage, string scope)
{
    public string Name => name;

    public ElementType Type => type;

    public Shape Shape => shape;

    public Storage Storage { get; internal set; } = storage;

    public string Scope => scope;

    /// <summary>The parameter, buffer, argument or result that it is, by the name the user knows.</summary>
    public string? Binding { get; init; }

    /// <summary>The numbers of a table of constants.</summary>
    public Ops.Table? Table { get; init; }

    /// <summary>How logical indices become positions.</summary>
    public Layout Layout { get; internal set; } = Layout.RowMajor(shape);

    /// <summary>The value whose memory this one is a part of, if it is one: a state of a loop, an element of a sequence.</summary>
    public Value? Whole { get; private init; }

    /// <summary>Where the part begins in the memory of its <see cref="Root"/>; it may move with the steps of a loop.</summary>
    public Dim Start { get; private init; } = 0;

    /// <summary>What owns the memory.</summary>
    public Value Root => Whole ?? this;

    /// <summary>A part of a row-major value.</summary>
    public Value Part(string partName, Shape partShape, Dim start) =>
        new(partName, type, partShape, Storage, scope) { Whole = Root, Start = Start + start };

    public override string ToString() => name;
}
