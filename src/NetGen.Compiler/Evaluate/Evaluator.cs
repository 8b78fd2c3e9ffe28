using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

/// <summary>From templates and hyperparameters to graphs: shapes are checked, blocks inlined, losses differentiated.</summary>
public static class Evaluator
{
    /// <summary>Evaluates a network; never throws: whatever is wrong with it, or with this evaluator, becomes an issue.</summary>
    /// <param name="network">The network.</param>
    /// <param name="blocks">The templates of all classes that the network mentions, itself not included.</param>
    public static EvaluatedNetwork Run(TypeTemplate network, EquatableArray<TypeTemplate> blocks) => Run(network, blocks, null);

    internal static EvaluatedNetwork Run(TypeTemplate network, EquatableArray<TypeTemplate> blocks, PhaseTimes? times)
    {
        var issues = new IssueList(network.FullName);
        try
        {
            return times.Measure("evaluate", new NetworkEvaluation(network, blocks, issues, times).Run);
        }
        catch (EvaluationStopped)
        {
            // The bound that was reached is among the issues.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            issues.Add(Rule.Internal, [new Site(network.FullName, "", 0)], network.Name, $"{e.GetType().Name}: {e.Message}");
        }
        return new EvaluatedNetwork(issues.Issues, [], [], [], []);
    }
}
