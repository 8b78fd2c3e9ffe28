using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Templates;

using ValueType = NetGen.Compiler.Templates.ValueType;
namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Writes templates as the reader does, every node with a site of its own.</summary>
static class Templates
{
    static int sites;

    public static int NextSite => Interlocked.Increment(ref sites);

    /// <summary>Numbers, strings, booleans and null as literals; expressions as they are.</summary>
    public static Expression E(object? value) => value switch
    {
        Expression expression => expression,
        int n => new Literal(NextSite, (long)n),
        float x => new Literal(NextSite, (double)x),
        object?[] items => new ArrayOf(NextSite, [.. items.Select(E)]),
        int[] items => new ArrayOf(NextSite, [.. items.Select(i => E(i))]),
        _ => new Literal(NextSite, value),
    };

    public static Expression Var(string name) => new Variable(NextSite, name);

    public static Expression Hyper(string name) => new Hyperparameter(NextSite, name);

    public static Expression Field(string name) => new Member(NextSite, new This(NextSite), name);

    /// <summary><c>x[items]</c>.</summary>
    public static Expression At(Expression x, params object[] items) => new Compiler.Templates.Index(NextSite, x, [.. items.Select(E)]);

    public static Expression Range(object? from, object? to) => new RangeOf(NextSite, from is null ? null : E(from), to is null ? null : E(to));

    public static Expression End(object value) => new FromEnd(NextSite, E(value));

    /// <summary>A layer of the library; properties are the arguments with a capital letter.</summary>
    public static New Layer(string type, params (string Name, object? Value)[] arguments) => New("NetGen." + type, arguments);

    public static New New(string type, params (string Name, object? Value)[] arguments) => new(
        NextSite, type,
        [.. arguments.Where(a => char.IsLower(a.Name[0])).Select(a => new Argument(a.Name, E(a.Value)))],
        [.. arguments.Where(a => char.IsUpper(a.Name[0])).Select(a => new Argument(a.Name, E(a.Value)))]);

    /// <summary><c>receiver.Operation(arguments)</c>, <c>Tensor.</c> where the method names no type.</summary>
    public static Expression Op(Expression receiver, string method, params (string Name, object? Value)[] arguments) => new LibraryCall(
        NextSite, method.Contains('.') ? method : "Tensor." + method, receiver, [.. arguments.Select(a => new Argument(a.Name, E(a.Value)))]);

    public static Expression Function(string method, params (string Name, object? Value)[] arguments) => new LibraryCall(
        NextSite, method.Contains('.') ? method : "Functions." + method, null, [.. arguments.Select(a => new Argument(a.Name, E(a.Value)))]);

    /// <summary><c>x.Then(layer)</c>.</summary>
    public static Expression Then(Expression x, Expression layer) => Op(x, "Then", ("layer", layer));

    public static Expression Call(string type, string key, Expression? receiver, params (string Name, object? Value)[] arguments) =>
        new Call(NextSite, type, key, receiver, [.. arguments.Select(a => new Argument(a.Name, E(a.Value)))]);

    public static Expression Binary(BinaryOperator kind, object left, object right) => new Binary(NextSite, kind, E(left), E(right));

    public static Expression Add(object left, object right) => Binary(BinaryOperator.Add, left, right);

    public static Statement Let(string name, Expression value) => new Assign(NextSite, name, value);

    public static Statement Result(Expression value) => new Return(NextSite, value);

    public static Statement Body(params Statement[] statements) => new Block(NextSite, [.. statements]);

    public static ShapeTemplate Shape(params object[] dims) => new(NextSite, [.. dims.Select(E)]);

    public static ParameterTemplate Tensor(string name, params object[] dims) => Parameter(name, ValueType.Tensor, dims);

    public static ParameterTemplate Parameter(string name, ValueType type, params object[] dims) =>
        new(name, name, NextSite, type, type is ValueType.Int or ValueType.Float ? null : Shape(dims), null);

    /// <summary>A parameter of an inlined method, without a shape.</summary>
    public static ParameterTemplate Plain(string name) => new(name, name, NextSite, ValueType.Tensor, null, null);

    public static MethodTemplate Method(MethodKind kind, string name, ParameterTemplate[] parameters, params Statement[] body) => new()
    {
        Name = name,
        Key = $"{name}({string.Join(",", parameters.Select(p => p.Type))})",
        Kind = kind,
        Site = NextSite,
        Parameters = [.. parameters],
        ResultNames = [""],
        Body = Body(body),
    };

    public static FieldTemplate Declare(string name, Expression value, params Expression[] layers) =>
        new(name, NextSite, value, false, [.. layers]);

    public static TypeTemplate Network(IEnumerable<FieldTemplate>? fields = null, params MethodTemplate[] methods) =>
        Type("App.Net", true, fields ?? [], methods);

    public static TypeTemplate Type(string name, bool isNetwork, IEnumerable<FieldTemplate> fields, params MethodTemplate[] methods) => new()
    {
        FullName = name,
        Namespace = "App",
        Name = name.Split('.')[^1],
        IsNetwork = isNetwork,
        Fields = [.. fields],
        Methods = [.. methods],
    };

    /// <summary>A network that is a list of layers.</summary>
    public static TypeTemplate List(ShapeTemplate shape, params Expression[] layers) =>
        Type("App.Net", true, []) with { Shape = shape, Layers = [.. layers] };

    /// <summary>A network of one [Forward] method of a tensor.</summary>
    public static TypeTemplate Of(object[] shape, Func<Expression, Expression> body, params FieldTemplate[] fields) =>
        Network(fields, Method(MethodKind.Forward, "Run", [Tensor("x", shape)], Result(body(Var("x")))));

    public static EvaluatedNetwork Run(TypeTemplate network, params TypeTemplate[] blocks) => Evaluator.Run(network, [.. blocks]);

    /// <summary>A network that must be without issues.</summary>
    public static EvaluatedNetwork RunClean(TypeTemplate network, params TypeTemplate[] blocks)
    {
        var result = Run(network, blocks);
        Assert.Equal("", string.Join("\n", WithoutInfos(result).Select(TemplateText.Of)));
        return result;
    }

    /// <summary>Errors and warnings.</summary>
    public static IEnumerable<Issue> WithoutInfos(EvaluatedNetwork network) =>
        network.Issues.Where(i => Diagnostics.Rule.Get(i.Rule).Severity != Diagnostics.Severity.Info);
}
