namespace NetGen.Compiler.Templates;

/// <summary>A class with [Network] or [Block], lowered member by member: the first incremental gate.</summary>
public sealed record TypeTemplate
{
    /// <summary>Metadata name with namespace, as in <see cref="New.Type"/>: <c>App.Outer+LeNet</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>Empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>The declarations to repeat around the generated part, outermost first, without the class itself: <c>partial class Outer</c>.</summary>
    public EquatableArray<string> Containers { get; init; }

    /// <summary>Keywords of the declaration to repeat: <c>partial class</c>, <c>partial record</c>.</summary>
    public string Keywords { get; init; } = "partial class";

    /// <summary><c>public</c> or <c>internal</c>: how the generated members' own types are declared.</summary>
    public string Accessibility { get; init; } = "public";

    public required bool IsNetwork { get; init; }

    /// <summary>Whether nothing can be added to the class: it is static, generic or local to its file.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Primary-constructor parameters of a block, in order.</summary>
    public EquatableArray<HyperparameterTemplate> Hyperparameters { get; init; }

    /// <summary>Fields and get-only properties with initialisers that hold layers, blocks, arrays, parameters, buffers or compile-time values.</summary>
    public EquatableArray<FieldTemplate> Fields { get; init; }

    public EquatableArray<MethodTemplate> Methods { get; init; }

    /// <summary>The layers on the class itself, in source order: <see cref="New"/> expressions.</summary>
    public EquatableArray<Expression> Layers { get; init; }

    /// <summary>The [Shape] on the class: the input of the attribute-only form.</summary>
    public ShapeTemplate? Shape { get; init; }

    public EquatableArray<DimTemplate> Dims { get; init; }

    /// <summary>Names of members that the user declares, so that generated ones can avoid them.</summary>
    public EquatableArray<string> MemberNames { get; init; }

    /// <summary>What the reader found wrong; a network with issues is not compiled.</summary>
    public EquatableArray<Issue> Issues { get; init; }
}

/// <summary>A hyperparameter; <see cref="Default"/> is null when every use must give it.</summary>
public sealed record HyperparameterTemplate(string Name, Expression? Default);

/// <summary>A field; <see cref="Layers"/> are the attributes on a <c>Sequential</c> field.</summary>
public sealed record FieldTemplate(string Name, int Site, Expression Value, bool IsStatic, EquatableArray<Expression> Layers);

public enum MethodKind { Plain, Forward, Loss }

/// <summary>Kinds of method parameters and results that the language has.</summary>
public enum ValueType { Tensor, Labels, Tokens, Mask, Int, Float, Other }

/// <summary>A method of a network or block.</summary>
public sealed record MethodTemplate
{
    public required string Name { get; init; }

    /// <summary>Unique within the type, overloads told apart: <c>Classify(Tensor,Labels)</c>.</summary>
    public required string Key { get; init; }

    public required MethodKind Kind { get; init; }

    /// <summary>The site of the method's name.</summary>
    public required int Site { get; init; }

    public bool IsStatic { get; init; }

    public EquatableArray<ParameterTemplate> Parameters { get; init; }

    /// <summary>One for a single result, several for a tuple; empty when the source states none.</summary>
    public EquatableArray<ShapeTemplate> Results { get; init; }

    /// <summary>Element names of a tuple result; a single unnamed one otherwise.</summary>
    public EquatableArray<string> ResultNames { get; init; }

    /// <summary>The types of the results, in the order of <see cref="ResultNames"/>.</summary>
    public EquatableArray<ValueType> ResultTypes { get; init; }

    /// <summary>The fields that [Loss(Trains = …)] names; empty where the loss trains all that it reaches.</summary>
    public EquatableArray<TrainedPart> Trains { get; init; }

    public EquatableArray<DimTemplate> Dims { get; init; }

    public required Statement Body { get; init; }
}

/// <summary>A part that [Loss(Trains = …)] names: the path of a field.</summary>
public sealed record TrainedPart(int Site, string Path);

/// <summary>A parameter: <see cref="Variable"/> is its name in the body, <see cref="Name"/> in the source.</summary>
public sealed record ParameterTemplate(string Name, string Variable, int Site, ValueType Type, ShapeTemplate? Shape, Expression? Default);

/// <summary>[Shape(…)]: every dimension is a <see cref="Literal"/> of a string (a name) or a long, or another compile-time expression.</summary>
public sealed record ShapeTemplate(int Site, EquatableArray<Expression> Dims, string? Element = null);

/// <summary>[Dim(name, Max, Min, Multiple)].</summary>
public sealed record DimTemplate(int Site, string Name, long Min, long Max, long Multiple);
