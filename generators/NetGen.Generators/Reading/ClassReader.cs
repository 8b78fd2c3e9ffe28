using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

/// <summary>Reads the class itself, and decides which of its members belong to the language.</summary>
internal sealed class ClassReader(TypeScope type, bool isNetwork)
{
    readonly IReadOnlyList<TypeDeclarationSyntax> declarations = TypeReader.Declarations(type.Type, type.Cancellation);
    readonly Dictionary<ISymbol, int> order = new(SymbolEqualityComparer.Default);
    readonly SortedDictionary<int, FieldTemplate> fields = [];
    readonly SortedDictionary<int, MethodTemplate> methods = [];
    readonly MemberScope scope = new(type, "");

    Library Library => type.Library;

    public TypeTemplate Read()
    {
        scope.Site(declarations[0].Identifier);
        new ClassForm(scope, declarations).Check(isNetwork);
        var attributes = new AttributeReader(scope);
        var layers = Layers(attributes);
        var shape = attributes.Shapes(type.Type.GetAttributes()) is [var first, ..] ? first : null;
        if (layers.Count > 0 && shape is null && isNetwork) scope.Report(Rule.MissingShape, declarations[0].Identifier, type.Type.Name);
        var dims = attributes.Dims(type.Type.GetAttributes());
        var hyperparameters = Hyperparameters();
        Members();
        if (isNetwork && layers.Count == 0 && methods.Values.All(m => m.Kind == MethodRole.Plain))
        {
            scope.Report(Rule.NoProgram, declarations[0].Identifier, type.Type.Name);
        }
        return new()
        {
            FullName = type.FullName,
            Namespace = Names.Namespace(type.Type),
            Name = type.Type.Name,
            Containers = [.. ClassForm.Containers(type.Type)],
            Keywords = "partial " + ClassForm.Keyword(type.Type),
            Accessibility = IsPublic() ? "public" : "internal",
            IsNetwork = isNetwork,
            IsClosed = type.Type is { IsStatic: true } or { IsFileLocal: true } or { IsGenericType: true },
            Hyperparameters = hyperparameters,
            Fields = [.. fields.Values],
            Methods = [.. methods.Values],
            Layers = [.. layers],
            Shape = shape,
            Dims = dims,
            MemberNames = MemberNames(),
            Issues = [.. type.Issues],
        };
    }

    EquatableArray<string> MemberNames() =>
    [
        .. order.OrderBy(place => place.Value)
            .Select(place => place.Key)
            .Where(member => member is { IsImplicitlyDeclared: false, CanBeReferencedByName: true })
            .Select(member => member.Name)
            .Distinct(),
    ];

    List<Expression> Layers(AttributeReader attributes)
    {
        List<Expression> layers = [];
        foreach (var declaration in declarations)
        {
            var more = attributes.Layers(declaration.AttributeLists);
            if (more.Count > 0 && layers.Count > 0) scope.Report(Rule.LayersTwice, more[0].Site, type.Type.Name);
            layers.AddRange(more);
        }
        return layers;
    }

    EquatableArray<HyperparameterTemplate> Hyperparameters()
    {
        List<HyperparameterTemplate> hyperparameters = [];
        foreach (var syntax in declarations.SelectMany(d => d.ParameterList?.Parameters ?? []))
        {
            if (type.Models[syntax.SyntaxTree].GetDeclaredSymbol(syntax, type.Cancellation) is not IParameterSymbol parameter) continue;
            if (!Library.IsCompileTimeValue(parameter.Type) && parameter.Type.TypeKind != TypeKind.Error)
            {
                scope.Report(Rule.HyperparameterForm, syntax.Identifier, parameter.Name, Names.Shown(parameter.Type));
            }
            var standard = parameter.HasExplicitDefaultValue
                ? new BodyReader(scope).Constant(syntax, MethodReader.Underlying(parameter.Type), parameter.ExplicitDefaultValue)
                : null;
            hyperparameters.Add(new(parameter.Name, standard));
        }
        return [.. hyperparameters];
    }

    /// <summary>
    /// Parts first, then the methods and what they call, then the other values: those are known when the bodies have been read.
    /// </summary>
    void Members()
    {
        var members = type.Type.GetMembers().Where(m => m.IsImplicitlyDeclared || m.UserDeclarations(type.Cancellation).Any()).ToList();
        for (var i = 0; i < members.Count; i++) order[members[i]] = i;
        var values = members.Where(IsValueMember).ToList();
        var reader = new FieldReader(type);
        foreach (var member in values.Where(m => Library.IsPart(TypeOf(m))))
        {
            if (reader.Part(member) is { } part) fields[order[member]] = part;
        }
        Methods(members.OfType<IMethodSymbol>().Where(IsOfTheLanguage));
        foreach (var member in values.Where(m => !Library.IsPart(TypeOf(m))))
        {
            if (reader.Value(member) is { } value) fields[order[member]] = value;
        }
        Methods([]);
    }

    void Methods(IEnumerable<IMethodSymbol> first)
    {
        var reader = new MethodReader(type);
        foreach (var method in first) Method(reader, method);
        while (type.Called.Count > 0) Method(reader, type.Called.Dequeue());
        OverloadedEntries();
    }

    void Method(MethodReader reader, IMethodSymbol method)
    {
        var definition = method.PartialDefinitionPart ?? method;
        if (order.TryGetValue(definition, out var place) && !methods.ContainsKey(place) && reader.Read(definition) is { } template)
        {
            methods[place] = template;
        }
    }

    /// <summary>Two entries of one name could get the same runnable overload.</summary>
    void OverloadedEntries()
    {
        const string problem =
            "is the second [Forward] or [Loss] method of this name; give each its own, because their runnable overloads would collide";
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var method in methods.Values.Where(m => m.Kind != MethodRole.Plain))
        {
            Issue issue = new(Rule.MethodForm.Id, [method.Name, problem], [new(type.FullName, method.Key, method.Site)]);
            if (!names.Add(method.Name) && !type.Issues.Contains(issue)) type.Issues.Add(issue);
        }
    }

    bool IsOfTheLanguage(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Ordinary || method.IsImplicitlyDeclared) return false;
        return new MethodReader(type).IsEntry(method)
            || Mentions(method.ReturnType)
            || method.Parameters.Any(p => Mentions(p.Type))
            || IsComputation(method);
    }

    /// <summary>Data, alone or in arrays, tuples and delegates.</summary>
    bool Mentions(ITypeSymbol? mentioned) => mentioned switch
    {
        IArrayTypeSymbol array => Mentions(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(e => Mentions(e.Type)),
        _ => Library.IsData(mentioned),
    };

    /// <summary>A block's function of compile-time values, which the bodies of other classes may call.</summary>
    bool IsComputation(IMethodSymbol method) => !isNetwork && method.DeclaredAccessibility != Accessibility.Private && !method.IsOverride
        && Library.IsCompileTimeValue(method.ReturnType) && method.Parameters.All(p => Library.IsCompileTimeValue(p.Type));

    static bool IsValueMember(ISymbol member) =>
        !member.IsImplicitlyDeclared && member is IFieldSymbol { IsConst: false } or IPropertySymbol { IsIndexer: false }
            && TypeOf(member) is not null
        && FieldForm.Declaration(member) is VariableDeclaratorSyntax or PropertyDeclarationSyntax;

    static ITypeSymbol? TypeOf(ISymbol member) =>
        member switch { IFieldSymbol field => field.Type, IPropertySymbol property => property.Type, _ => null };

    bool IsPublic()
    {
        for (var outer = type.Type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.DeclaredAccessibility != Accessibility.Public) return false;
        }
        return true;
    }
}
