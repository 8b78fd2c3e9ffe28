using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Compiler;

namespace NetGen.Generators.Tests.Shapes;

/// <summary>Where an expression of a network can stand.</summary>
public enum Placement
{
    ExpressionBody,
    BlockBody,
    OwnMethod,
    InlinedBlock,
}

/// <summary>A wrong expression with its squiggle, what the message says, and the corrected expression.</summary>
/// <param name="Parameters">The parameters of the [Forward] method.</param>
/// <param name="Wrong">The expression with one squiggle.</param>
/// <param name="Message">The message, with <c>~</c> for the path of the class; inside a block the expression is named behind it.</param>
/// <param name="Right">The corrected expression, about which nothing is said.</param>
/// <param name="Members">What the class declares besides.</param>
/// <param name="RightMembers">The same of the corrected class, where that differs.</param>
internal sealed partial record ExpressionCase(
    string Parameters, string Wrong, string Message, string Right, string Members = "", string? RightMembers = null)
{
    /// <summary>Every case at every place.</summary>
    public static TheoryData<string, Placement> Everywhere(IEnumerable<string> names)
    {
        TheoryData<string, Placement> data = [];
        foreach (var name in names)
        {
            foreach (var placement in Enum.GetValues<Placement>()) data.Add(name, placement);
        }
        return data;
    }

    public async Task Verify(Placement placement)
    {
        var found = Assert.Single(await Reported(placement, Wrong, Members));
        // What lies inside is named in the message, and a call outside is the further location.
        var isInside = placement == Placement.InlinedBlock;
        var message = Message.Replace("~", isInside ? "piece." : "");
        Assert.Equal(isInside ? $"{message} (in '{Marked}' of Piece, File1.cs line 4)" : message, found.GetMessage());
        string[] further = isInside ? [Marked] : placement == Placement.OwnMethod ? [$"Compute({Names})"] : [];
        Assert.Equal(further, found.AdditionalLocations.Select(l => l.SourceTree!.GetText().ToString(l.SourceSpan)));
        Assert.Empty(await Reported(placement, Right, RightMembers ?? Members));
    }

    /// <summary>The text under the squiggle.</summary>
    string Marked => Squiggled().Match(Wrong) is { Success: true } match ? match.Groups[2].Value : throw new FormatException($"'{Wrong}' has no squiggle");

    string Names => string.Join(", ", Parameters.Split(", ").Select(p => p.Split(' ')[^1]).Where(name => char.IsLetter(name[^1])));

    string WithoutShapes => Shapes().Replace(Parameters, "");

    Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> Reported(Placement placement, string expression, string members) =>
        placement == Placement.InlinedBlock
            ? Tests.Verify.Diagnostics(NetworkCompiler.Check, Network(Call(expression), "readonly Piece piece = new();"), Block(expression, members))
            : Tests.Verify.Diagnostics(NetworkCompiler.Check, placement switch
            {
                Placement.ExpressionBody => Network($"=> {expression};", members),
                Placement.BlockBody => Network($"{{ var result = {expression}; return result; }}", members),
                _ => Network($"=> Compute({Names});", $"{members} Tensor Compute({WithoutShapes}) => {expression};"),
            });

    string Call(string expression) =>
        $"=> {(Squiggled().Match(expression) is { Success: true } match ? $"{{|{match.Groups[1].Value}:piece.Compute({Names})|}}" : $"piece.Compute({Names})")};";

    string Network(string body, string members) =>
        $$"""
        namespace App;
        [Network]
        public partial class Net
        {
            {{members}}
            [Forward] Tensor Run({{Parameters}}) {{body}}
        }
        """;

    string Block(string expression, string members) =>
        $$"""
        namespace App;
        [Block]
        public partial class Piece { {{members}}
            public Tensor Compute({{WithoutShapes}}) => {{Squiggled().Replace(expression, "$2")}};
        }
        """;

    [GeneratedRegex(@"\{\|(NG\d{4}):(.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Squiggled();

    [GeneratedRegex(@"\[Shape\([^)]*\)\] ")]
    private static partial Regex Shapes();
}
