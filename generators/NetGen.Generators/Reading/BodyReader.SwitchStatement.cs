using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

// A switch statement is a chain of `if` on a variable that holds the value.
internal sealed partial class BodyReader
{
    readonly HashSet<ILabelSymbol> switchExits = new(SymbolEqualityComparer.Default);

    bool LeavesSwitch(IBranchOperation branch) => branch.BranchKind == BranchKind.Break && switchExits.Contains(branch.Target);

    void Switch(ISwitchOperation operation, List<Statement> into)
    {
        switchExits.Add(operation.ExitLabel);
        var variable = scope.Fresh("case");
        into.Add(new Assign(scope.Site(operation.Value.Syntax), variable, Read(operation.Value)));
        Statement? chain = null;
        var cases = operation.Cases.Select(
            section => (Section: section, Condition: Condition(section, variable), Body: Section(section))).ToList();
        foreach (var (section, condition, body) in cases.Where(c => c.Condition is null)) chain = body;
        foreach (var (section, condition, body) in Enumerable.Reverse(cases))
        {
            if (condition is not null) chain = new If(scope.Site(section.Syntax), condition, body, chain);
        }
        if (chain is not null) into.Add(chain);
    }

    /// <summary>The statements of a section without the 'break' that ends it.</summary>
    Block Section(ISwitchCaseOperation section)
    {
        List<Statement> statements = [];
        for (var i = 0; i < section.Body.Length; i++)
        {
            var isLast = i == section.Body.Length - 1;
            if (isLast && section.Body[i] is IBranchOperation last && LeavesSwitch(last)) break;
            if (isLast && section.Body[i] is IBlockOperation { Operations: [.., IBranchOperation end] } block && LeavesSwitch(end))
            {
                for (var j = 0; j < block.Operations.Length - 1; j++) Read(block.Operations[j], statements);
                break;
            }
            Read(section.Body[i], statements);
        }
        return new(scope.Site(section.Syntax), [.. statements]);
    }

    /// <summary>When the section is taken; null for the default one.</summary>
    Expression? Condition(ISwitchCaseOperation section, string variable)
    {
        Expression? any = null;
        foreach (var clause in section.Clauses)
        {
            if (clause is IDefaultCaseClauseOperation) return null;
            var one = Clause(clause, variable);
            any = any is null ? one : new Binary(scope.Site(clause.Syntax), BinaryOperator.Or, any, one);
        }
        return any;
    }

    Expression Clause(ICaseClauseOperation clause, string variable)
    {
        Expression Value() => new Variable(scope.Site(clause.Syntax), variable);
        switch (clause)
        {
            case ISingleValueCaseClauseOperation single:
                return new Binary(scope.Site(clause.Syntax), BinaryOperator.Equal, Value(), Read(single.Value));
            case IPatternCaseClauseOperation { Pattern: IConstantPatternOperation or IRelationalPatternOperation } pattern:
                var (comparison, operand, _) = Test(pattern.Pattern);
                Expression test = new Binary(scope.Site(clause.Syntax), comparison, Value(), operand!);
                return pattern.Guard is { } guard ? new Binary(scope.Site(clause.Syntax), BinaryOperator.And, test, Read(guard)) : test;
            default:
                return Unsupported(clause.Syntax, $"'{clause.Syntax}'", "compare with constants, or write 'if' and 'else'");
        }
    }
}
