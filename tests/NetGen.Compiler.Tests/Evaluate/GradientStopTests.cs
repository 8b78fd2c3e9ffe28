using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Templates;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Where a gradient would have to pass through an index or a mask, the message names the operation that stops it.</summary>
public class GradientStopTests
{
    static string? Message(Func<Expression, Expression> loss)
    {
        var issues = WithoutInfos(Run(Of([3, 4], x => Function("Gradient", ("loss", Op(loss(x), "Sum")), ("wrt", x))))).ToArray();
        return issues.Length == 0 ? null : Assert.Single(issues, i => i.Rule == "NG0220").Arguments[1];
    }

    static Expression Labels(Expression x, string operation) => Op(Op(x, operation, ("axis", 1)), "Labels.AsTensor");

    public static TheoryData<string, string> Stops => new()
    {
        { "ArgMax", "ArgMax" }, { "ArgSort", "ArgSort" }, { "Sign", "Sign" }, { "Floor", "Floor" }, { "Ceil", "Ceil" }, { "Trunc", "Trunc" }, { "Round", "Round" }, { "Greater", "a comparison" },
        { "Gather", "ArgMax" }, { "OneHot", "ArgMax" }, { "StopGradient", "StopGradient" },
    };

    static Expression LossOf(Expression x, string kind) => kind switch
    {
        "ArgMax" or "ArgSort" => Labels(x, kind),
        "Greater" => Function("Where", ("mask", Binary(BinaryOperator.Less, 0.0, x)), ("a", 1.0), ("b", 2.0)),
        "Gather" => Op(Function("Full", ("value", 1.0), ("shape", new[] { 4, 2 })), "Gather", ("rows", Op(x, "ArgMax", ("axis", 1)))),
        "OneHot" => Op(Op(x, "ArgMax", ("axis", 1)), "Labels.OneHot", ("classes", 4)),
        "StopGradient" => Function("StopGradient", ("x", Op(x, "Exp"))),
        _ => Op(x, kind),
    };

    [Theory]
    [MemberData(nameof(Stops))]
    public void TheOperationIsNamed(string kind, string named) => Assert.Equal(
        $", except through {named}, which passes no gradient on; use an operation that has a derivative", Message(x => LossOf(x, kind)));

    /// <summary>Another way round it is enough.</summary>
    [Theory]
    [MemberData(nameof(Stops))]
    public void NothingIsSaidWhereAnotherWayIsOpen(string kind, string named)
    {
        Assert.NotEmpty(named);
        Assert.Null(Message(x => Add(Op(LossOf(x, kind), "Sum"), x)));
    }

    [Fact]
    public void ValuesOfASortPassGradients() => Assert.Null(Message(x => Op(x, "Sort")));
}
