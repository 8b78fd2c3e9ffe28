using System.Reflection;
using Xunit;

namespace NetGen.Tests.Language;

/// <summary>The names that users learn once: a function, a method and a layer of one name take the same hyperparameters.</summary>
public class NameTests
{
    static readonly string[] WithoutMethod = [nameof(Functions.StopGradient)];

    public static TheoryData<string> Unary => [.. Unaries().Select(function => function.Name)];

    [Theory, MemberData(nameof(Unary))]
    public void A_function_of_x_is_a_method_of_x(string name)
    {
        var function = Unaries().Single(candidate => candidate.Name == name);
        var method = typeof(Tensor).GetMethod(name, [.. function.GetParameters().Skip(1).Select(p => p.ParameterType)]);

        Assert.NotNull(method);
        Assert.Equal(Hyperparameters(function.GetParameters().Skip(1)), Hyperparameters(method.GetParameters()));
    }

    [Theory]
    [InlineData("LeakyRelu", "slope = 0.01")]
    [InlineData("Gelu", "approximate = False")]
    [InlineData("Softmax", "axis = -1")]
    [InlineData("LogSoftmax", "axis = -1")]
    [InlineData("Dropout", "rate = 0.5")]
    [InlineData("LogSumExp", "axis = -1, keepDims = False")]
    [InlineData("Flatten", "startAxis = 1")]
    [InlineData("Slice", "axis, start, length, step = 1")]
    [InlineData("Pad", "axis, before, after, value = 0")]
    [InlineData("Pad", "axis, before, after, mode")]
    [InlineData("Split", "axis, parts")]
    [InlineData("MaxPool2d", "kernel, stride = 0, padding = 0, dilation = 1, ceilMode = False")]
    [InlineData("AvgPool2d", "kernel, stride = 0, padding = 0, countIncludePad = True, ceilMode = False")]
    [InlineData("Conv2d", "filter, bias = , stride = 1, padding = 0, dilation = 1, groups = 1")]
    public void A_method_has_the_parameters_that_the_language_says(string name, string parameters) =>
        Assert.Contains(parameters, typeof(Tensor).GetMember(name).Cast<MethodInfo>().Select(form => Hyperparameters(form.GetParameters())));

    [Theory]
    [InlineData("Sum")]
    [InlineData("Mean")]
    [InlineData("Max")]
    [InlineData("Min")]
    [InlineData("Variance")]
    public void A_reduction_takes_many_axes_or_one_or_a_list(string name)
    {
        var forms = typeof(Tensor).GetMember(name).Cast<MethodInfo>().ToArray();

        Assert.Equal(["axes", "axes, keepDims", "axis, keepDims"], forms.Select(form => Hyperparameters(form.GetParameters())).Order());
        Assert.Single(forms, form => form.GetParameters()[^1].IsDefined(typeof(ParamArrayAttribute)));
    }

    static IEnumerable<MethodInfo> Unaries() =>
        typeof(Functions).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(function => function.GetParameters() is [{ Name: "x" }, ..] && !WithoutMethod.Contains(function.Name));

    static string Hyperparameters(IEnumerable<ParameterInfo> parameters) => string.Join(", ", parameters.Select(
        p => p.HasDefaultValue ? FormattableString.Invariant($"{p.Name} = {p.DefaultValue}") : p.Name));
}
