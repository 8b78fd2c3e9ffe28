using System.Globalization;

namespace NetGen.Fuzz.Models;

/// <summary>A model as one line of text, for another process.</summary>
public static class ModelText
{
    public static string Write(Model model) => string.Join('|', model.Steps.Select(Write).Prepend($"{model.N} {model.T} {model.Values}"));

    static string Write(Step step) => string.Join(' ', [step.Kind, step.IsCut ? "1" : "0", $"{step.Operand}", $"{step.Second}", .. step.Choices.Select(c => $"{c}")]);

    public static Model Read(string line)
    {
        var parts = line.Split('|');
        var run = Numbers(parts[0].Split(' '));
        return new Model([.. parts.Skip(1).Select(ReadStep)], run[0], run[1], run[2]);
    }

    static Step ReadStep(string text)
    {
        var words = text.Split(' ');
        var numbers = Numbers(words[1..]);
        return new Step(words[0], numbers[1], numbers[2], [.. numbers.Skip(3)]) { IsCut = numbers[0] == 1 };
    }

    static int[] Numbers(string[] words) => [.. words.Select(w => int.Parse(w, CultureInfo.InvariantCulture))];
}
