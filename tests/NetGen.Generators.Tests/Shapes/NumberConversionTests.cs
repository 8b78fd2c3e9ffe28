using NetGen.Compiler;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;

namespace NetGen.Generators.Tests.Shapes;

/// <summary>An int that becomes a Tensor is a real number from there on: dividing it does not round.</summary>
public class NumberConversionTests
{
    [Theory]
    [InlineData("Tensor t = x.Rank + 5; Tensor u = x.Rank; return x * (t / u);", 3.5)]
    [InlineData("Tensor t = x.Rank + 5; t /= x.Rank; return x * t;", 3.5)]
    [InlineData("return x * ((Tensor)(x.Rank + 5) / x.Rank);", 3.5)]
    [InlineData("var u = x.Rank; Tensor[] t = [u + 5, u]; return x * (t[0] / t[1]);", 3.5)]
    [InlineData("(Tensor, Tensor) t = (x.Rank + 5, x.Rank); return x * (t.Item1 / t.Item2);", 3.5)]
    [InlineData("Tensor F(Tensor t) => t / x.Rank; return x * F(x.Rank + 5);", 3.5)]
    [InlineData("Tensor t; t = x.Rank > 1 ? x.Rank + 5 : x.Rank; return x * (t / x.Rank);", 3.5)]
    [InlineData("return x * Seven(x.Rank);", 3.5)]
    [InlineData("var t = x.Rank + 5; return x * (t / x.Rank);", 3.0)]
    [InlineData("return x * ((x.Rank + 5) / x.Rank);", 3.0)]
    public void An_int_as_data(string body, double factor)
    {
        var template = Verify.Template("App.Net", Verify.Network(body, "Tensor Seven(int n) { Tensor t = n + 5; return t / n; }"));
        var network = Evaluator.Run(template, []);
        Assert.DoesNotContain(network.Issues, issue => issue.Rule is not "NG0105");
        var number = factor.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(GraphText.Print(Assert.Single(network.Methods).Inference).Split('\n'), line => line.Contains($"Constant {number}") || line.Contains($"({number})") || line.Contains($" {number}"));
    }

    [Fact]
    public Task A_tuple_is_not_converted_as_a_whole() =>
        Verify.Body("(int, int) p = (x.Rank, 2); (Tensor, Tensor) q = {|NG0100:p|}; return x * (q.Item1 / q.Item2);");
}
