using Microsoft.CodeAnalysis;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

/// <summary>
/// The symbols of the NetGen library in one compilation: what the language is made of is decided by symbol, never by name.
/// </summary>
internal sealed class Library
{
    readonly Compilation compilation;
    readonly INamedTypeSymbol? tensor, layer, labels, tokens, mask, network, block, math, mathF;

    Library(Compilation compilation)
    {
        this.compilation = compilation;
        tensor = Find("Tensor");
        layer = Find("Layer");
        labels = Find("Labels");
        tokens = Find("Tokens");
        mask = Find("Mask");
        network = Find("NetworkAttribute");
        block = Find("BlockAttribute");
        Forward = Find("ForwardAttribute");
        Loss = Find("LossAttribute");
        Shape = Find("ShapeAttribute");
        Dim = Find("DimAttribute");
        Sequential = Find("Sequential");
        math = compilation.GetTypeByMetadataName("System.Math");
        mathF = compilation.GetTypeByMetadataName("System.MathF");
    }

    public INamedTypeSymbol? Forward { get; }

    public INamedTypeSymbol? Loss { get; }

    public INamedTypeSymbol? Shape { get; }

    public INamedTypeSymbol? Dim { get; }

    public INamedTypeSymbol? Sequential { get; }

    public bool ChecksOverflow => compilation.Options.CheckOverflow;

    public bool AllowsUnsafe => compilation.Options is not Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions { AllowUnsafe: false };

    /// <summary>Null where the library is not referenced: there is nothing to read then.</summary>
    public static Library? Of(Compilation compilation) => new Library(compilation) is { tensor: not null } library ? library : null;

    public bool Owns(ISymbol symbol) => Same(symbol.ContainingAssembly, tensor!.ContainingAssembly);

    public bool IsInSource(ISymbol symbol) => Same(symbol.ContainingAssembly, compilation.Assembly);

    public bool IsMath(ITypeSymbol type) => Same(type, math) || Same(type, mathF);

    public bool IsNetwork(ITypeSymbol type) => Has(type, network);

    public bool IsBlock(ITypeSymbol type) => Has(type, block);

    /// <summary>A class with [Network] or [Block]: its members are part of the language.</summary>
    public bool IsUserClass(ITypeSymbol? type) => type is INamedTypeSymbol && (IsBlock(type) || IsNetwork(type));

    public bool IsLayer(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Same(type, layer)) return true;
        }
        return false;
    }

    /// <summary>Something that exists only inside the language: a tensor, labels, tokens or a mask.</summary>
    public bool IsData(ITypeSymbol? type) => Same(type, tensor) || Same(type, labels) || Same(type, tokens) || Same(type, mask);

    /// <summary>The network's parts: data, layers, blocks and arrays of those.</summary>
    public bool IsPart(ITypeSymbol? type) =>
        type is IArrayTypeSymbol { Rank: 1 } array ? IsPart(array.ElementType) : IsData(type) || IsLayer(type) || IsUserClass(type);

    /// <summary>Values that hyperparameters and shared constants may have.</summary>
    public static bool IsCompileTimeValue(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => IsCompileTimeValue(array.ElementType),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            IsCompileTimeValue(nullable.TypeArguments[0]),
        { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Boolean or SpecialType.System_String } => true,
        { Name: "Type", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => true,
        _ => Numbers.IsInteger(type) || Numbers.IsFloat(type),
    };

    public ValueType KindOf(ITypeSymbol type) =>
        Same(type, tensor) ? ValueType.Tensor
        : Same(type, labels) ? ValueType.Labels
        : Same(type, tokens) ? ValueType.Tokens
        : Same(type, mask) ? ValueType.Mask
        : Numbers.IsInteger(type) ? ValueType.Int
        : Numbers.IsFloat(type) ? ValueType.Float
        : ValueType.Other;

    public static bool Same(ISymbol? a, ISymbol? b) =>
        a is not null && SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b?.OriginalDefinition);

    static bool Has(ISymbol symbol, INamedTypeSymbol? attribute)
    {
        foreach (var data in symbol.GetAttributes())
        {
            if (Same(data.AttributeClass, attribute)) return true;
        }
        return false;
    }

    INamedTypeSymbol? Find(string name) => compilation.GetTypeByMetadataName("NetGen." + name);
}
