using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;
using ValueType = NetGen.Compiler.Templates.ValueType;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>An argument of a function under test, by the name of the function's parameter.</summary>
sealed record Given(string Name, Reference Value, ValueType Type = ValueType.Tensor)
{
    public static Given Tensor(string name, long[] shape, params double[] values) => new(name, new(shape, values));

    /// <summary>Reproducible numbers within [-1, 1).</summary>
    public static Given Some(string name, params long[] shape)
    {
        var random = new Random(name.Sum(c => c) + shape.Length);
        return new(name, Reference.From(shape, _ => random.NextDouble() * 2 - 1));
    }

    public static Given Labels(string name, long[] shape, params double[] values) => new(name, new(shape, values), ValueType.Labels);

    public static Given Mask(string name, long[] shape, params double[] values) => new(name, new(shape, values), ValueType.Mask);

    public double this[params int[] at] => Value[at.Select(i => (long)i).ToArray()];
}

/// <summary>Calls a function of the language on given values.</summary>
static class FunctionRun
{
    public static Expression Reduction(string member) => new Literal(NextSite, new EnumValue("NetGen.Reduction", member));

    public static Reference Call(string function, Given[] given, params (string, object?)[] constants) =>
        Outputs(RunClean(NetworkOf(function, given, constants)).Methods[0].Inference, given.ToDictionary(g => g.Name, g => g.Value))["result"];

    /// <summary>The message of a call that is refused.</summary>
    public static string Refusal(string function, Given[] given, params (string, object?)[] constants)
    {
        var issue = Assert.Single(WithoutInfos(Templates.Run(NetworkOf(function, given, constants))));
        return string.Format(Diagnostics.Rule.Get(issue.Rule).Message, [.. issue.Arguments]);
    }

    /// <summary>The gradients of the sum of a call's results, with what is given first as a weight.</summary>
    public static EvaluatedMethod Trained(string function, Given[] given, params (string, object?)[] constants)
    {
        var weights = given.Where(g => g.Type == ValueType.Tensor).ToArray();
        var fields = weights.Select(g => Declare(g.Name, Function("Parameter", ("shape", g.Value.Shape.Select(d => (int)d).ToArray())))).ToArray();
        (string, object?)[] arguments = [.. given.Select(g => (g.Name, (object?)(weights.Contains(g) ? Field(g.Name) : Var(g.Name)))), .. constants];
        var method = Method(MethodKind.Loss, "Loss", [.. given.Except(weights).Select(Parameter)], Result(Op(Function(function, arguments), "Sum")));
        var network = Templates.Run(Network(fields, method));
        // What a loss does not train is said, and is what some tests are about.
        Assert.All(WithoutInfos(network), i => Assert.Equal("NG0221", i.Rule));
        return network.Methods[0];
    }

    static TypeTemplate NetworkOf(string function, Given[] given, (string, object?)[] constants) => Network([], Method(MethodKind.Forward, "Run",
        [.. given.Select(Parameter)], Result(Function(function, [.. given.Select(g => (g.Name, (object?)Var(g.Name))), .. constants]))));

    static ParameterTemplate Parameter(Given given) =>
        Templates.Parameter(given.Name, given.Type, [.. given.Value.Shape.Select(d => (object)(int)d)]);
}
