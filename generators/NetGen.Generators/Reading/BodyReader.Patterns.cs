using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

// Switch expressions and patterns over compile-time values.
internal sealed partial class BodyReader
{
    Expression Switch(ISwitchExpressionOperation operation)
    {
        var value = Read(operation.Value);
        List<SwitchArm> arms = [];
        foreach (var arm in operation.Arms)
        {
            foreach (var pattern in Alternatives(arm.Pattern))
            {
                var (comparison, operand, binding) = Test(pattern);
                var guard = arm.Guard is { } condition ? Read(condition) : null;
                arms.Add(new(operand, comparison, binding, guard, Read(arm.Value)));
            }
        }
        return new SwitchOf(scope.Site(operation.Syntax), value, [.. arms]);
    }

    /// <summary><c>1 or 2</c> is two arms of the same value.</summary>
    static IEnumerable<IPatternOperation> Alternatives(IPatternOperation pattern) =>
        pattern is IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either
            ? Alternatives(either.LeftPattern).Concat(Alternatives(either.RightPattern))
            : [pattern];

    /// <summary>A pattern as a comparison with a value; no value matches everything.</summary>
    (BinaryOperator Comparison, Expression? Operand, string? Binding) Test(IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return (BinaryOperator.Equal, null, null);
            case IDeclarationPatternOperation { MatchedType: null, DeclaredSymbol: var symbol }:
                return (BinaryOperator.Equal, null, symbol is null ? null : scope.Variable(symbol));
            case IConstantPatternOperation constant:
                return (BinaryOperator.Equal, Read(constant.Value), null);
            case INegatedPatternOperation { Pattern: IConstantPatternOperation negated }:
                return (BinaryOperator.NotEqual, Read(negated.Value), null);
            case IRelationalPatternOperation relation when Operator(relation.OperatorKind, null) is { } comparison:
                return (comparison, Read(relation.Value), null);
            default:
                return (
                    BinaryOperator.Equal,
                    Unsupported(
                        pattern.Syntax,
                        $"The pattern '{pattern.Syntax}'",
                        "compare with constants ('1', '> 1', 'null', '_', joined by 'or'), and put further conditions behind 'when'"),
                    null);
        }
    }

    /// <summary><c>x is null</c>, <c>n is > 1 and not 7</c>: comparisons joined by And, Or and Not.</summary>
    Expression IsPattern(IIsPatternOperation operation) => Matches(operation.Value, operation.Pattern);

    Expression Matches(IOperation value, IPatternOperation pattern)
    {
        if (pattern is IBinaryPatternOperation both)
        {
            var left = Matches(value, both.LeftPattern);
            var joined = both.OperatorKind == BinaryOperatorKind.Or ? BinaryOperator.Or : BinaryOperator.And;
            return new Binary(scope.Site(pattern.Syntax), joined, left, Matches(value, both.RightPattern));
        }
        if (pattern is INegatedPatternOperation { Pattern: not IConstantPatternOperation } not)
        {
            return new Unary(scope.Site(pattern.Syntax), UnaryOperator.Not, Matches(value, not.Pattern));
        }
        var (comparison, operand, binding) = Test(pattern);
        return operand is null
            ? Unsupported(
                pattern.Syntax,
                $"The pattern '{pattern.Syntax}'",
                binding is null ? "it is always true; remove it" : "declare the variable in a statement of its own")
            : new Binary(scope.Site(pattern.Syntax), comparison, Read(value), operand);
    }
}
