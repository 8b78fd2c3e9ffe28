using NetGen.Fuzz.Checks;
using NetGen.Fuzz.Models;
using NetGen.Fuzz.Text;

namespace NetGen.Fuzz;

/// <summary>A seed that fails, with the simplest model found that fails in the same check.</summary>
public sealed record FailedSeed(int Seed, Failure Failure, Model Simplest)
{
    public static FailedSeed Of(int seed, Failure failure, PrintedCheck printed, TimeSpan longestSearch)
    {
        var last = failure;
        var simplest = RandomModels.Simplest(RandomModels.Of(seed), model =>
        {
            if (Check(model, failure.Check, printed) is not { } other || other.Check != failure.Check) return false;
            last = other;
            return true;
        }, longestSearch);
        return new(seed, last, simplest);
    }

    static Failure? Check(Model model, string check, PrintedCheck printed)
    {
        try
        {
            var fuzz = FuzzCase.Of(model);
            return check.Contains("printed") || check.Contains("second run")
                ? printed([model]).Select(f => f.Failure).FirstOrDefault()
                : CaseCheck.Run(fuzz, new CheckCounts());
        }
        catch (Exception e)
        {
            return new Failure("the model can be built", e.Message);
        }
    }

    public override string ToString()
    {
        var steps = string.Join(", ", Simplest.Steps.Select(s => s.IsCut ? "Source" : s.Kind));
        string code;
        try
        {
            code = TestText.Method($"Seed{Seed}", FuzzCase.Of(Simplest));
        }
        catch (Exception e)
        {
            code = $"    // The model cannot be built: {e.Message}";
        }
        return $"seed {Seed}: {Failure.Check}: {Failure.Message}\nsteps: {steps}\n\n{code}\n";
    }
}
