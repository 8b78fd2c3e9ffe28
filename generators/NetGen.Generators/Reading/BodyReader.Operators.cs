using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

// Operators, conditionals, indices, ranges, tuples and arrays.
internal sealed partial class BodyReader
{
    Expression Binary(IBinaryOperation operation, Expression left)
    {
        var right = Read(operation.RightOperand);
        if (IsChecked(operation.Syntax, operation.IsChecked) is { } poison) return poison;
        if (OperatorProblem(operation.OperatorMethod, operation.Syntax) is { } foreign) return foreign;
        return Operator(operation.OperatorKind, operation.Type) is { } known
            ? new Binary(scope.Site(operation.Syntax), known, left, right)
            : Unsupported(
                operation.Syntax,
                $"The operator {Symbol(operation.OperatorKind)}",
                "write it with +, -, *, /, %, comparisons, && and ||");
    }

    static BinaryOperator? Operator(BinaryOperatorKind kind, ITypeSymbol? type) => kind switch
    {
        BinaryOperatorKind.Add => BinaryOperator.Add,
        BinaryOperatorKind.Subtract => BinaryOperator.Subtract,
        BinaryOperatorKind.Multiply => BinaryOperator.Multiply,
        BinaryOperatorKind.Divide => BinaryOperator.Divide,
        BinaryOperatorKind.Remainder => BinaryOperator.Remainder,
        BinaryOperatorKind.LessThan => BinaryOperator.Less,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperator.LessOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperator.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperatorKind.Equals => BinaryOperator.Equal,
        BinaryOperatorKind.NotEquals => BinaryOperator.NotEqual,
        BinaryOperatorKind.ConditionalAnd => BinaryOperator.And,
        BinaryOperatorKind.ConditionalOr => BinaryOperator.Or,
        BinaryOperatorKind.And when !Numbers.IsInteger(type) => BinaryOperator.And,
        BinaryOperatorKind.Or when !Numbers.IsInteger(type) => BinaryOperator.Or,
        _ => null,
    };

    static string Symbol(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.And => "'&' of integers",
        BinaryOperatorKind.Or => "'|' of integers",
        BinaryOperatorKind.ExclusiveOr => "'^'",
        BinaryOperatorKind.LeftShift => "'<<'",
        BinaryOperatorKind.RightShift => "'>>'",
        BinaryOperatorKind.UnsignedRightShift => "'>>>'",
        _ => kind.ToString(),
    };

    /// <summary>Operators are the language's only where C# or the library defines them.</summary>
    Poison? OperatorProblem(IMethodSymbol? method, SyntaxNode at) =>
        method is null || Library.Owns(method) || method.ContainingType.SpecialType != SpecialType.None
        ? null
        : scope.Report(
            Rule.UnsupportedCall,
            at,
            $"operator of {Names.Shown(method.ContainingType)}",
            "only C#'s and the library's operators are known; write a method of a [Block] class");

    Expression Unary(IUnaryOperation operation)
    {
        if (operation.OperatorKind == UnaryOperatorKind.Plus) return Read(operation.Operand);
        var operand = Read(operation.Operand);
        if (IsChecked(operation.Syntax, operation.IsChecked) is { } poison) return poison;
        if (OperatorProblem(operation.OperatorMethod, operation.Syntax) is { } foreign) return foreign;
        return operation.OperatorKind switch
        {
            UnaryOperatorKind.Minus => new Unary(scope.Site(operation.Syntax), UnaryOperator.Negate, operand),
            UnaryOperatorKind.Not => new Unary(scope.Site(operation.Syntax), UnaryOperator.Not, operand),
            UnaryOperatorKind.Hat => new FromEnd(scope.Site(operation.Syntax), operand),
            _ => Unsupported(operation.Syntax, "This unary operator", "write it with '-', '!' and '^'"),
        };
    }

    Expression Conditional(IConditionalOperation operation)
    {
        if (operation.IsRef) return Unsupported(operation.Syntax, "A 'ref' conditional", "remove 'ref'");
        var condition = Read(operation.Condition);
        var whenTrue = Read(operation.WhenTrue);
        return new Conditional(scope.Site(operation.Syntax), condition, whenTrue, Read(operation.WhenFalse!));
    }

    Expression Range(IRangeOperation operation)
    {
        var from = operation.LeftOperand is { } left ? Read(left) : null;
        var to = operation.RightOperand is { } right ? Read(right) : null;
        return new RangeOf(scope.Site(operation.Syntax), from, to);
    }

    Expression Tuple(ITupleOperation operation) => new TupleOf(scope.Site(operation.Syntax), ReadAll(operation.Elements));

    Expression ArrayElement(IArrayElementReferenceOperation operation, Expression target) =>
        new Index(scope.Site(operation.Syntax), target, ReadAll(operation.Indices));

    Expression ImplicitIndexer(IImplicitIndexerReferenceOperation operation, Expression target) =>
        new Index(scope.Site(operation.Syntax), target, [Read(operation.Argument)]);

    Expression Indexer(IPropertyReferenceOperation operation, Expression target)
    {
        var owner = operation.Property.ContainingType;
        if (!Library.Owns(operation.Property) && owner.Name is not ("ReadOnlySpan" or "Span" or "IReadOnlyList"))
        {
            return target as Poison ?? scope.Report(
                Rule.UnsupportedCall,
                operation.Syntax,
                $"{Names.Shown(operation.Property.ContainingType)}[…]",
                "only tensors, labels, tokens, masks and arrays have an index");
        }
        List<Expression> items = [];
        foreach (var argument in operation.Arguments)
        {
            if (IsParams(argument)) items.AddRange(ParamsItems(argument));
            else items.Add(Read(argument.Value));
        }
        return new Index(scope.Site(operation.Syntax), target, [.. items]);
    }

    Expression ArrayCreation(IArrayCreationOperation operation)
    {
        if (operation.Type is not IArrayTypeSymbol { Rank: 1 })
        {
            return Unsupported(operation.Syntax, "An array of several dimensions", "write an array of one dimension");
        }
        if (operation.Initializer is { } initializer) return new ArrayOf(scope.Site(operation.Syntax), ReadAll(initializer.ElementValues));
        return operation.DimensionSizes is [{ ConstantValue: { HasValue: true, Value: 0 } }]
            ? new ArrayOf(scope.Site(operation.Syntax), [])
            : Unsupported(operation.Syntax, "An array without its elements", "list them: '[new(16), new(32)]'");
    }

    Expression Collection(ICollectionExpressionOperation operation)
    {
        List<Expression> items = [];
        foreach (var element in operation.Elements)
        {
            items.Add(element is ISpreadOperation spread ? new Spread(scope.Site(spread.Syntax), Read(spread.Operand)) : Read(element));
        }
        return new ArrayOf(scope.Site(operation.Syntax), [.. items]);
    }

    EquatableArray<Expression> ReadAll(IEnumerable<IOperation> operations) => [.. operations.Select(Read)];
}
