using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Testing;

namespace NetGen.Fuzz.Checks;

/// <summary>
/// What must hold for every model: all ways to compute it agree, and its gradients are derivatives. Values at which it cannot be computed
/// exactly are drawn again.
/// </summary>
public static class CaseCheck
{
    const int Attempts = 6;

    /// <summary>Checks everything but the printed code; the failure, or null.</summary>
    public static Failure? Run(FuzzCase fuzz, CheckCounts counts)
    {
        var check = "the model can be built, differentiated and simplified";
        try
        {
            GraphVerifier.Verify(fuzz.Plain, "differentiation");
            GraphVerifier.Verify(fuzz.Simple, "simplification");
            check = "the references evaluate";
            var (oracle, plain) = Condition(fuzz);
            counts.Add(plain.Hostile is null);
            if (plain.Hostile is not null)
            {
                check = "the model can be compiled";
                NetGen.Testing.Oracle.Compile(fuzz.Simple);
                return null;
            }
            check = "simplified = plain";
            var simple = oracle.Run(fuzz.Simple);
            Equivalence.AssertWithin(fuzz.Simple, plain.Values, simple, plain.Double, check);
            check = "unfused kernels = graph";
            var graph = fuzz.Values % 4 == 0 ? fuzz.Plain : fuzz.Simple;
            Equivalence.AssertKernels(graph, oracle, plain.Values, plain.Double, new KernelForm(false, 2, null));
            check = "fused kernels = graph";
            Equivalence.AssertKernels(graph, oracle, plain.Values, plain.Double, new KernelForm(true, fuzz.Values % 3 * 2 + 1, fuzz.Values % 5 == 0 ? null : fuzz.Values));
            check = "gradients = differences";
            var wrong = DirectionalDerivative.Check(fuzz.Plain, plain.Values, oracle, fuzz.Values, out var compared);
            counts.AddGradient(compared);
            return wrong is null ? null : new Failure(check, wrong);
        }
        catch (Exception e)
        {
            // A comparison that can fall either way may have been missed by the few runs that every model gets.
            if (check.Contains('=') && Conditioning.Of(fuzz.Plain, Condition(fuzz).Oracle, 12).Hostile is not null) return null;
            return new Failure(check, e.Message);
        }
    }

    /// <summary>Values at which the model is well conditioned, if there are some.</summary>
    static (Oracle Oracle, Conditioning Conditioning) Condition(FuzzCase fuzz)
    {
        for (var attempt = 0; ; attempt++)
        {
            var oracle = fuzz.Oracle(attempt);
            var conditioning = Conditioning.Of(fuzz.Plain, oracle);
            if (conditioning.Hostile is null || attempt == Attempts - 1) return (oracle, conditioning);
        }
    }

    /// <summary>Checks the printed code of several models, which are compiled together; the failures by their place in the list.</summary>
    /// <param name="cases">The models.</param>
    /// <param name="print">What compiles graphs for the machine that they run on; the CPU if not given.</param>
    public static IEnumerable<(int Case, Failure Failure)> RunPrinted(IReadOnlyList<FuzzCase> cases, Func<IReadOnlyList<Graph>, PrintedProgram>? print = null)
    {
        PrintedProgram program;
        try
        {
            Graph[] graphs = [.. cases.Select(c => c.Printed.Graph)];
            program = print?.Invoke(graphs) ?? new PrintedProgram(graphs, new Compiler.CompilerOptions(), concurrent: false);
        }
        catch (Exception e)
        {
            if (cases.Count == 1) return [(0, new Failure("the printed code compiles", e.Message))];
            return cases.SelectMany((c, i) => RunPrinted([c], print).Select(f => (i, f.Failure)));
        }
        using (program)
        {
            return [.. cases.Select((c, i) => (i, RunPrinted(c, program, i))).Where(f => f.Item2 is not null).Select(f => (f.i, f.Item2!))];
        }
    }

    static Failure? RunPrinted(FuzzCase fuzz, PrintedProgram program, int number)
    {
        const string Check = "printed code = graph";
        try
        {
            var (oracle, plain) = Condition(fuzz);
            if (plain.Hostile is not null) return null;
            var (form, outputs) = fuzz.Printed;
            // Other sizes in between, of a network that keeps its memory.
            var runs = program.Run(number, oracle, fuzz.Oracle(5 - fuzz.N, 6 - fuzz.T, 1), oracle);
            var allowed = plain.Single;
            Equivalence.AssertWithin(form, [.. outputs.Select(i => plain.Values[i])], runs[0], [.. outputs.Select(i => allowed[i])], Check);
            if (!fuzz.DrawsNumbers) Equivalence.AssertWithin(form, runs[0], runs[2], new double[outputs.Length], "a second run = the first");
            return null;
        }
        catch (Exception e)
        {
            if (Conditioning.Of(fuzz.Plain, Condition(fuzz).Oracle, 12).Hostile is not null) return null;
            return new Failure(Check, (e.InnerException ?? e).Message);
        }
    }
}

/// <summary>What did not hold for a model, and how that was seen.</summary>
public sealed record Failure(string Check, string Message);

/// <summary>How many models could be compared at all.</summary>
public sealed class CheckCounts
{
    int models, comparable, gradients;

    public int Models => models;

    /// <summary>Models with values at which every order of computation gives the same numbers.</summary>
    public int Comparable => comparable;

    /// <summary>Models whose gradients were compared with differences.</summary>
    public int Gradients => gradients;

    internal void Add(bool isComparable)
    {
        Interlocked.Increment(ref models);
        if (isComparable) Interlocked.Increment(ref comparable);
    }

    internal void AddGradient(bool compared)
    {
        if (compared) Interlocked.Increment(ref gradients);
    }
}
