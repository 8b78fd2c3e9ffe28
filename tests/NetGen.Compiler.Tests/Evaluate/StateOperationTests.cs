using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;
using ValueType = NetGen.Compiler.Templates.ValueType;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>States, buffers and tables in the evaluator: what they become, and what is refused.</summary>
public class StateOperationTests
{
    [Fact]
    public void WhatIsReadAfterAnUpdateIsTheNewValue()
    {
        var net = RunClean(Network([Declare("sum", State("State", 2))], Method(MethodKind.Forward, "Run", [Tensor("x", 2)],
            new Discard(NextSite, Update(Field("sum"), Add(Field("sum"), Var("x")))), Result(Binary(BinaryOperator.Multiply, 10.0, Field("sum"))))));
        Assert.Equal(["sum"], net.States.Select(s => s.Name));
        Assert.Empty(net.Buffers);
        Assert.Equal([OutputKind.Result, OutputKind.State], net.Methods[0].Inference.Outputs.Select(o => o.Kind));
        var outputs = Outputs(net.Methods[0].Inference, new Dictionary<string, Reference> { ["x"] = new([2], [1, 2]), ["sum"] = new([2], [3, 4]) });
        AssertValues([40, 60], outputs["result"]);
        AssertValues([4, 6], outputs["sum"]);
    }

    [Fact]
    public void ALossMovesBuffersInTrainingOnly()
    {
        var net = RunClean(Network([Declare("mean", State("Buffer", 2)), Declare("w", Function("Parameter", ("shape", new[] { 2 })))],
            Method(MethodKind.Loss, "Loss", [Tensor("x", 2)],
                new Discard(NextSite, Update(Field("mean"), Var("x"))),
                Result(Op(Op(Add(Field("w"), Field("mean")), "Square"), "Sum")))));
        Assert.Equal(["loss"], net.Methods[0].Inference.Outputs.Select(o => o.Name));
        Assert.Equal(["loss", "w", "mean"], net.Methods[0].Training!.Outputs.Select(o => o.Name));
    }

    [Fact]
    public void WhatDoesNotFitIsNamed()
    {
        Assert.Equal("NG0212: Update; a State or Buffer of a field for 'state'; another Tensor; UpdateAt changes a part of any tensor; change the argument",
            Message(Update(Var("x"), Var("x"))));
        Assert.Equal("NG0206: Update; [2, 3], the shape of the state; [4]; a state keeps its shape; Reshape or Broadcast the value",
            Message(Update(Field("cache"), Var("x"))));
        Assert.Equal("NG0214: Update; 3; 1; [2, 3]", Message(Put(3, Function("Full", ("value", 1.0), ("shape", new[] { 2 })))));
        Assert.Equal("NG0217: Update; [2, 3] with another dimension 1; [4, 1]; 0; 2; 4; only the dimension of the axis may differ",
            Message(Put(0, Var("x"))));
        Assert.Equal("NG0206: Update; [2, 3] with another dimension 1, or without it; [1, 1, 1]; Reshape the value",
            Message(Put(0, Function("Full", ("value", 1.0), ("shape", new[] { 1, 1, 1 })))));
        Assert.Equal("NG0212: Update; an int parameter of the compiled method, or an int known at compile time for 'position'; a Tensor; change the argument",
            Message(Put(Var("x"), Function("Full", ("value", 1.0), ("shape", new[] { 2 })))));
        Assert.Equal("NG0210: Constant; the table; 3; [2, 2]; 4; give as many numbers as the shape has",
            Message(Function("Constant", ("table", new[] { 1, 2, 3 }), ("shape", new[] { 2, 2 }))));
    }

    [Fact]
    public void PositionsOfArgumentsAreBounded()
    {
        var net = RunClean(Network([Declare("cache", State("State", 2, 5))], Method(MethodKind.Forward, "Run", [Tensor("x", 2, 2), Parameter("at", ValueType.Int)],
            Result(Put(Var("at"), Var("x"))))));
        Assert.Equal([new("at", 4, "Update")], net.Methods[0].IndexBounds);
    }

    [Fact]
    public void TablesAreEqualWhenTheirNumbersAre()
    {
        var net = RunClean(Of([3], x => Add(Add(x, Table(1, 2, 3)), Add(Table(1, 2, 3), Table(1, 2, 4)))));
        Assert.Equal(2, net.Methods[0].Inference.Nodes.Count(n => n.Op is Compiler.Ops.Table));
        Assert.Equal(["x"], net.Methods[0].Inference.Sources.Select(s => ((Source)s.Op).Id));
        AssertValues([4, 8, 12], Numeric.Of([1, 2, 2], [3], x => Add(Add(x, Table(1, 2, 3)), Op(Table(2, 4, 7), "Abs"))));
    }

    static Expression Table(params int[] numbers) => Function("Constant", ("table", numbers));

    static Expression State(string kind, params int[] shape) => Function(kind, ("shape", shape));

    static Expression Update(Expression state, object value) => Function("Update", ("state", state), ("value", value));

    static Expression Put(object position, Expression value) =>
        Function("Update", ("state", Field("cache")), ("axis", 1), ("position", position), ("value", value));

    static string Message(Expression body)
    {
        var issue = Assert.Single(WithoutInfos(Run(Network([Declare("cache", State("State", 2, 3))],
            Method(MethodKind.Forward, "Run", [Tensor("x", 4)], Result(Add(Op(body, "Sum"), Op(Field("cache"), "Sum"))))))));
        return $"{issue.Rule}: {string.Join("; ", issue.Arguments)}";
    }
}
