using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

// Constants, variables, members and conversions.
internal sealed partial class BodyReader
{
    /// <summary>A constant as C# folds it, across files and assemblies.</summary>
    Expression Constant(IOperation operation) => Constant(operation.Syntax, operation.Type, operation.ConstantValue.Value);

    public Expression Constant(SyntaxNode at, ITypeSymbol? type, object? value)
    {
        if (value is not null && type is INamedTypeSymbol { TypeKind: TypeKind.Enum } declared) return EnumConstant(at, declared, value);
        return value switch
        {
            null or string or bool => new Literal(scope.Site(at), value),
            float or double => new Literal(scope.Site(at), Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            int or long or byte or sbyte or short or ushort or uint => new Literal(
                scope.Site(at),
                Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            _ => Unsupported(at, $"A constant of type '{Names.Shown(type)}'", "use int, float, bool, string or an enum"),
        };
    }

    Expression EnumConstant(SyntaxNode at, INamedTypeSymbol type, object value)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value))
            {
                return new Literal(scope.Site(at), new EnumValue(Names.FullName(type), field.Name));
            }
        }
        return Unsupported(at, $"A value of '{type.Name}' that is not one of its members", "name one member");
    }

    Expression Parameter(IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        var site = scope.Site(reference.Syntax);
        return IsHyperparameter(parameter)
            ? new Hyperparameter(site, parameter.Name)
            : new Variable(site, scope.Variable(parameter));
    }

    Expression TypeOf(ITypeOfOperation operation) =>
        new Literal(scope.Site(operation.Syntax), new EnumValue("System.Type", Names.FullName(operation.TypeOperand)));

    Expression Field(IFieldReferenceOperation reference, Expression? target)
    {
        var field = reference.Field;
        var site = scope.Site(reference.Syntax);
        if (field.ContainingType is { IsTupleType: true }) return new TupleItem(site, target!, TupleIndex(field));
        if (!Library.IsUserClass(field.ContainingType)) return target as Poison ?? ForeignField(reference, site);
        if (FieldForm.Problem(field) is { } problem && !Library.IsPart(field.Type))
        {
            return scope.Report(Rule.FieldForm, site, field.Name, problem);
        }
        scope.Type.Mention(field);
        return target is null
            ? new StaticMember(site, Names.FullName(field.ContainingType), field.Name)
            : new Member(site, target, field.Name);
    }

    Expression ForeignField(IFieldReferenceOperation reference, int site) => Library.Owns(reference.Field) && reference.Field.IsStatic
        ? new StaticMember(site, Names.FullName(reference.Field.ContainingType), reference.Field.Name)
        : scope.Report(Rule.NotConstant, site, $"'{reference.Field.Name}'",
            $"'{Names.Shown(reference.Field.ContainingType)}' is not a network or block; make it 'const', or move it into a " +
            "[Network] or [Block] class as 'static readonly'");

    /// <summary>The position of a tuple's element; <c>Item3</c> is 2.</summary>
    static int TupleIndex(IFieldSymbol field) =>
        int.Parse((field.CorrespondingTupleField ?? field).Name.Substring("Item".Length), CultureInfo.InvariantCulture) - 1;

    Expression Property(IPropertyReferenceOperation reference, Expression? target)
    {
        var property = reference.Property;
        if (property.IsIndexer) return Indexer(reference, target!);
        var site = scope.Site(reference.Syntax);
        if (Library.Owns(property) || property is { Name: "Length", IsStatic: false } && !Library.IsInSource(property))
        {
            return target is null
                ? new StaticMember(site, Names.FullName(property.ContainingType), property.Name)
                : new Member(site, target, property.Name);
        }
        if (!Library.IsUserClass(property.ContainingType))
        {
            if (target is Poison) return target;
            if (property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            {
                return OfNullable(reference, target!, site);
            }
            if (IsExtensionBlock(property.ContainingType))
            {
                return scope.Report(Rule.UnsupportedCall, site, $"{OwnerName(property)}.{property.Name}", ExtensionBlockProblem);
            }
            return scope.Report(
                Rule.NotConstant,
                site,
                $"'{property.Name}'",
                "it is a property of a class that is not a network or block; use a 'const' or a hyperparameter");
        }
        return OwnProperty(property, target, site);
    }

    /// <summary>A hyperparameter of type <c>int?</c>.</summary>
    Expression OfNullable(IPropertyReferenceOperation reference, Expression target, int site) => reference.Property.Name == "Value"
        ? target
        : new Binary(site, BinaryOperator.NotEqual, target, new Literal(scope.Site(reference.Syntax), null));

    Expression OwnProperty(IPropertySymbol property, Expression? target, int site)
    {
        // The property that a record makes of a primary-constructor parameter.
        if (property.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax(scope.Type.Cancellation) is ParameterSyntax)
        {
            return target is This ? new Hyperparameter(site, property.Name) : new Member(site, target!, property.Name);
        }
        if (FieldForm.Problem(property) is { } problem && !Library.IsPart(property.Type))
        {
            return scope.Report(Rule.FieldForm, site, property.Name, problem);
        }
        scope.Type.Mention(property);
        return target is null
            ? new StaticMember(site, Names.FullName(property.ContainingType), property.Name)
            : new Member(site, target, property.Name);
    }

    Expression Conversion(IConversionOperation conversion, Expression operand)
    {
        if (conversion.OperatorMethod is { } method)
        {
            // double -> Tensor and int, Index, Range -> Slice are the library's; int -> Index is the runtime's.
            if (Library.Owns(method) || method.ContainingType is { Name: "Index", ContainingNamespace.Name: "System" }) return operand;
            return Unsupported(
                conversion.Syntax,
                $"The conversion to '{Names.Shown(conversion.Type)}'",
                "only the library's own conversions are known; write the operations themselves");
        }
        if (conversion.GetConversion() is { IsTupleConversion: true, IsIdentity: false })
        {
            return Unsupported(conversion.Syntax, "The conversion of a tuple", "convert its elements one by one");
        }
        if (conversion.IsTryCast) return Unsupported(conversion.Syntax, "'as'", "values of a network have one type; remove it");
        if (Changes(conversion) is { } operation && !IsBesideData(conversion)) return Converted(conversion, operation, operand);
        if (!conversion.IsImplicit && IsCast(conversion.GetConversion()))
        {
            return Unsupported(
                conversion.Syntax,
                $"A cast to '{Names.Shown(conversion.Type)}'",
                "values of a network have one type; remove it");
        }
        return operand;
    }

    static bool IsCast(Conversion conversion) =>
        conversion is { IsReference: true, IsImplicit: false } or { IsUnboxing: true } or { IsEnumeration: true };

    /// <summary>
    /// An int becoming a float decides how a later division works, and a float becoming an int truncates: both stay in the template.
    /// </summary>
    static string? Changes(IConversionOperation conversion) =>
        Numbers.IsInteger(conversion.Operand.Type) && Numbers.IsFloat(conversion.Type) ? "Convert.ToDouble"
        : Numbers.IsFloat(conversion.Operand.Type) && Numbers.IsInteger(conversion.Type) ? "Math.Truncate"
        : null;

    /// <summary>An operand of <c>x * n</c> becomes data whatever kind of number it is; of <c>(Tensor)n / m</c> nothing else does.</summary>
    static bool IsBesideData(IConversionOperation conversion) =>
        conversion is { IsImplicit: true, Parent: IConversionOperation { OperatorMethod: not null } data } && data.Parent switch
        {
            IBinaryOperation o => (o.LeftOperand == data ? o.RightOperand : o.LeftOperand) is not IConversionOperation { OperatorMethod: not null },
            ICompoundAssignmentOperation => true,
            _ => false,
        };

    Expression Converted(IConversionOperation conversion, string operation, Expression operand) =>
        (Expression?)IsChecked(conversion.Syntax, conversion.IsChecked)
            ?? new LibraryCall(scope.Site(conversion.Syntax), operation, null, [new("x", operand)]);

    /// <summary>Poison for arithmetic in a 'checked' context that the source, not the project, asks for.</summary>
    Poison? IsChecked(SyntaxNode at, bool isChecked) => isChecked && !Library.ChecksOverflow
        ? Unsupported(at, "'checked' arithmetic", "numbers known at compile time do not overflow silently; remove 'checked'")
        : null;
}
