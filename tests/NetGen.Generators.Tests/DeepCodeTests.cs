using NetGen.Compiler.Templates;

namespace NetGen.Generators.Tests;

/// <summary>Long and deep code on a thread with little stack: chains are read, deep nesting is an issue, nothing overflows.</summary>
public class DeepCodeTests
{
    const int SmallStack = 256 * 1024, ThreadPoolStack = 1024 * 1024;

    static readonly string sum = string.Join(" + ", Enumerable.Repeat("x", 300));
    static readonly string chain = "x" + string.Concat(Enumerable.Repeat(".Relu()", 190));

    [Fact]
    public void A_sum_of_300_terms() => Assert.Equal(299, Count<Binary>(OnStack(SmallStack, sum)));

    [Fact]
    public void A_chain_of_190_calls() => Assert.Equal(190, Count<LibraryCall>(OnStack(ThreadPoolStack, chain)));

    [Fact]
    public void Calls_190_levels_deep() => Assert.Equal(190, Count<LibraryCall>(OnStack(ThreadPoolStack, Nested(190))));

    [Fact]
    public void More_is_an_issue()
    {
        var calls = "x" + string.Concat(Enumerable.Repeat(".Relu()", 600));
        Assert.Equal("NG0104", Assert.Single(OnStack(SmallStack, calls).Issues).Rule);
        Assert.Equal("NG0104", Assert.Single(OnStack(SmallStack, Nested(400)).Issues).Rule);
        Assert.Equal("NG0104", Assert.Single(OnStack(ThreadPoolStack, string.Join(" + ", Enumerable.Repeat("x", 5000))).Issues).Rule);
    }

    [Fact]
    public async Task The_expression_is_marked() => await Verify.Body($"var y = x.Relu(); return {{|NG0104:{Nested(250)}|}} ;");

    static string Nested(int calls) => string.Concat(Enumerable.Repeat("Relu(", calls)) + "x" + new string(')', calls);

    static TypeTemplate OnStack(int size, string expression)
    {
        var compilation = Sources.Compile(Verify.Network($"return {expression};"));
        TypeTemplate? template = null;
        Exception? error = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    template = Verify.Template(compilation, "App.Net");
                    // What the incremental cache does with it.
                    Assert.Equal(template, Verify.Template(compilation.Clone(), "App.Net"));
                    Assert.NotEqual(0, template.GetHashCode());
                    Reachable.From(new(template, References.Of(template)), _ => null);
                }
                catch (Exception caught)
                {
                    error = caught;
                }
            },
            size);
        thread.Start();
        thread.Join();
        Assert.Null(error);
        return template!;
    }

    /// <summary>The nodes of a kind on the left spine of the returned value.</summary>
    static int Count<T>(TypeTemplate template)
    {
        Assert.Empty(template.Issues);
        var count = 0;
        var value = (template.Methods.Single().Body as Block)?.Statements[0] is Return { Value: { } returned } ? returned : null;
        for (; value is not null; value = Left(value))
        {
            if (value is T) count++;
        }
        return count;
    }

    static Expression? Left(Expression value) => value switch
    {
        Binary binary => binary.Left,
        LibraryCall { Receiver: { } receiver } => receiver,
        LibraryCall { Arguments: { Count: 1 } arguments } => arguments[0].Value,
        _ => null,
    };
}
