using System.Reflection;
using System.Runtime.CompilerServices;
using Example;
using Xunit;

namespace NetGen.Tests.Language;

/// <summary>What happens when described networks are really created and really called.</summary>
public class ConstructionTests
{
    [Fact]
    public void A_network_is_created_with_the_hyperparameters_of_its_initialisers()
    {
        var net = new CifarNet();

        Assert.Equal((16, 1, 1), (net.stem.Channels, net.stem.Padding, net.stem.Stride));
        Assert.Equal([16, 32, 64], net.stages.Select(stage => stage.conv2.Channels));
        Assert.Equal([1, 2, 2], net.stages.Select(stage => stage.shortcut.Stride));
        Assert.Equal([3, 3], net.stem.Kernel);
        Assert.Equal([1, 7], new SharedNames().wide.Kernel);
    }

    [Fact]
    public void Bare_parameters_and_buffers_do_not_stop_a_network_from_being_created()
    {
        var net = new Example.Language();

        Assert.True(ReferenceEquals(net.positions, null));
        Assert.True(ReferenceEquals(net.scale, null));
        Assert.True(ReferenceEquals(net.running, null));
        Assert.True(ReferenceEquals(net.variance, null));
        Assert.Equal(Init.HeNormal, net.embedding.Init);
    }

    [Fact]
    public void Repeated_parts_are_created_one_by_one()
    {
        Assert.Equal([3, 4, 5], Functions.Repeat(3, i => new Linear(3 + i)).Select(layer => layer.Features));
        Assert.Empty(Functions.Repeat(0, i => new Linear(i)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Functions.Repeat(-1, i => i));
    }

    [Theory]
    [InlineData(typeof(Tensor))]
    [InlineData(typeof(Labels))]
    [InlineData(typeof(Tokens))]
    [InlineData(typeof(Mask))]
    public void Compile_time_values_cannot_be_constructed_or_derived_from(Type type)
    {
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

        Assert.All(type.GetConstructors(all), constructor => Assert.True(constructor.IsPrivate));
        Assert.DoesNotContain(type.Assembly.GetTypes(), type.IsSubclassOf);
        Assert.True(type.IsSealed || type.IsAbstract);
    }

    [Fact]
    public void A_method_that_is_called_says_what_to_call_instead()
    {
        var error = Assert.Throws<NotSupportedException>(() => new CifarNet().head.Forward(null!));

        Assert.Contains("'Forward'", error.Message);
        Assert.Contains("runnable overload", error.Message);
    }

    public static TheoryData<string> ThrowingFunctions => [.. StaticMethods().Where(m => !IsOfFields(m)).Select(m => m.ToString()!)];

    [Theory]
    [MemberData(nameof(ThrowingFunctions))]
    public void Functions_and_operators_never_run(string signature)
    {
        var method = StaticMethods().Single(m => m.ToString() == signature);
        if (method.IsGenericMethodDefinition)
            method = method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => typeof(Tensor))]);

        object?[] arguments = [.. method.GetParameters().Select(p => Any(p.ParameterType))];
        var thrown = Assert.Throws<TargetInvocationException>(() => method.Invoke(null, arguments));

        var error = Assert.IsType<NotSupportedException>(thrown.InnerException);
        Assert.Contains($"'{method.Name.Replace("op_", "operator ", StringComparison.Ordinal)}'", error.Message);
    }

    static IEnumerable<MethodInfo> StaticMethods() =>
        new[] { typeof(Functions), typeof(Tensor), typeof(Labels), typeof(Tokens), typeof(Mask), typeof(Slice) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly));

    /// <summary>What initialisers of fields call runs when a network is created.</summary>
    static bool IsOfFields(MethodInfo method) => method.Name is nameof(Functions.Parameter) or nameof(Functions.Buffer) or nameof(Functions.State) or nameof(Functions.Repeat);

    static object? Any(Type type) => type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type) : null;
}
