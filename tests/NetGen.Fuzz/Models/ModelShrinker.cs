using NetGen.Compiler;

namespace NetGen.Fuzz.Models;

/// <summary>Simpler models than one that fails, the greatest simplification first.</summary>
static class ModelShrinker
{
    public static IEnumerable<Model> Simpler(Model model) =>
        Removals(model).Concat(Cuts(model)).Concat(Dimensions(model)).Concat(PlainerChoices(model));

    /// <summary>The last steps left out, then any runs of steps.</summary>
    static IEnumerable<Model> Removals(Model model)
    {
        for (var length = model.Steps.Count / 2; length >= 1; length /= 2)
        {
            for (var start = model.Steps.Count - length; start >= 0; start -= length) yield return Without(model, start, length);
        }
    }

    static Model Without(Model model, int start, int length)
    {
        List<Step> steps = [.. model.Steps];
        for (var at = start + length - 1; at >= start; at--)
        {
            // Who used the step's value uses what it was made from.
            var (gone, operand) = (at, Math.Min(steps[at].Operand, Math.Max(at - 1, 0)));
            int Moved(int i) => i == gone ? operand : i > gone ? i - 1 : i;
            steps.RemoveAt(at);
            for (var i = at; i < steps.Count; i++) steps[i] = steps[i] with { Operand = Moved(steps[i].Operand), Second = Moved(steps[i].Second) };
        }
        return model with { Steps = [.. steps] };
    }

    /// <summary>Steps replaced by inputs, so that what they were made from can go.</summary>
    static IEnumerable<Model> Cuts(Model model)
    {
        for (var i = model.Steps.Count - 1; i >= 0; i--)
        {
            if (!model.Steps[i].IsCut && model.Steps[i].Kind != "Source") yield return With(model, i, model.Steps[i] with { IsCut = true });
        }
    }

    static IEnumerable<Model> Dimensions(Model model)
    {
        for (var n = 1; n < model.N; n++) yield return model with { N = n };
        for (var t = 1; t < model.T; t++) yield return model with { T = t };
    }

    static IEnumerable<Model> PlainerChoices(Model model)
    {
        for (var i = 0; i < model.Steps.Count; i++)
        {
            var step = model.Steps[i];
            var used = step.Choices.Count;
            while (used > 0 && step.Choices[used - 1] == 0) used--;
            if (used < step.Choices.Count) step = step with { Choices = [.. step.Choices.Take(used)] };
            if (used > 1) yield return With(model, i, step with { Choices = [.. step.Choices.Take(used / 2)] });
            for (var k = 0; k < used; k++)
            {
                if (step.Choices[k] != 0) yield return With(model, i, step with { Choices = [.. step.Choices.Select((c, at) => at == k ? 0 : c)] });
            }
        }
    }

    static Model With(Model model, int at, Step step) => model with { Steps = [.. model.Steps.Select((s, i) => i == at ? step : s)] };
}
