using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace NetGen.Tests.Language;

/// <summary>The rules that every layer follows, because people, the reader and the attribute form all count on them.</summary>
public class LayerRulesTests
{
    static readonly Type[] Hyperparameters = [typeof(int), typeof(float), typeof(bool), typeof(string), typeof(int[]), typeof(float[])];

    public static TheoryData<Type> Layers => [.. typeof(Layer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Layer)) && !type.IsAbstract)];

    [Theory, MemberData(nameof(Layers))]
    public void It_is_a_public_sealed_class_for_classes_and_fields(Type layer)
    {
        Assert.True(layer is { IsPublic: true, IsSealed: true, Namespace: "NetGen" });
        Assert.DoesNotContain("Attribute", layer.Name);

        var usage = layer.GetCustomAttribute<AttributeUsageAttribute>()!;
        Assert.Equal(AttributeTargets.Class | AttributeTargets.Field, usage.ValidOn);
        Assert.True(usage.AllowMultiple);
    }

    [Theory, MemberData(nameof(Layers))]
    public void Each_constructor_parameter_is_a_hyperparameter_with_a_property(Type layer)
    {
        Assert.NotEmpty(layer.GetConstructors());
        foreach (var parameter in layer.GetConstructors().SelectMany(constructor => constructor.GetParameters()))
        {
            Assert.Contains(parameter.ParameterType, Hyperparameters);
            Assert.True(char.IsLower(parameter.Name![0]));
            var property = layer.GetProperty(char.ToUpperInvariant(parameter.Name[0]) + parameter.Name[1..]);
            Assert.True(property is { CanWrite: false }, $"{layer.Name}'s parameter '{parameter.Name}' has no get-only property of its name.");
        }
    }

    [Theory, MemberData(nameof(Layers))]
    public void Each_property_that_can_be_set_is_init_only_and_a_hyperparameter(Type layer)
    {
        foreach (var property in layer.GetProperties().Where(p => p.CanWrite))
        {
            Assert.True(property.PropertyType.IsEnum || Hyperparameters.Contains(property.PropertyType), $"{layer.Name}.{property.Name}");
            Assert.Contains(typeof(IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers());
        }
    }

    [Theory, MemberData(nameof(Layers))]
    public void Hyperparameters_arrive_in_their_properties(Type layer)
    {
        foreach (var constructor in layer.GetConstructors())
        {
            object[] arguments = [.. constructor.GetParameters().Select((p, i) => Sample(p.ParameterType, i + 2))];
            var made = constructor.Invoke(arguments);

            foreach (var (parameter, argument) in constructor.GetParameters().Zip(arguments))
            {
                var value = layer.GetProperty(char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..])!.GetValue(made);
                Assert.Equal(value is int[] sides && argument is int side ? Enumerable.Repeat(side, sides.Length).ToArray() : argument, value);
            }
        }
    }

    [Theory, MemberData(nameof(Layers))]
    public void Two_layers_of_equal_hyperparameters_are_not_equal(Type layer)
    {
        var (one, two) = ((Layer)Make(layer), (Layer)Make(layer));

        Assert.True(one.Equals(one) && one.Match(one));
        Assert.False(one.Equals(two) || one.Match(two) || one.IsDefaultAttribute());
        Assert.Equal(RuntimeHelpers.GetHashCode(one), one.GetHashCode());
    }

    [Theory, MemberData(nameof(Layers))]
    public void Its_values_exist_at_compile_time_only(Type layer)
    {
        var made = Make(layer);
        var members = layer.GetProperties().Where(p => p.PropertyType == typeof(Tensor)).Select(p => (Action)(() => Invoke(p.GetMethod!, made)))
            .Concat(layer.GetMethods().Where(m => m.Name == "Forward").Select(m => (Action)(() => Invoke(m, made, new object?[m.GetParameters().Length]))));

        Assert.NotEmpty(members);
        Assert.All(members, member => Assert.Throws<NotSupportedException>(member));
    }

    [Theory]
    [InlineData(typeof(Linear), "features")]
    [InlineData(typeof(Conv1d), "channels, kernel")]
    [InlineData(typeof(Conv2d), "channels, kernel")]
    [InlineData(typeof(ConvTranspose3d), "channels, kernel")]
    [InlineData(typeof(AdaptiveAvgPool2d), "size")]
    [InlineData(typeof(GroupNorm), "groups")]
    [InlineData(typeof(ReflectionPad2d), "padding")]
    [InlineData(typeof(Upsample), "scale")]
    [InlineData(typeof(StochasticDepth), "rate")]
    [InlineData(typeof(MaxPool2d), "kernel")]
    [InlineData(typeof(AvgPool2d), "kernel")]
    [InlineData(typeof(LPPool1d), "p, kernel")]
    [InlineData(typeof(LPPool2d), "p, kernel")]
    [InlineData(typeof(BatchNorm2d), "")]
    [InlineData(typeof(Embedding), "count, width")]
    [InlineData(typeof(Dropout), "rate = 0.5")]
    [InlineData(typeof(MultiHeadAttention), "width, heads")]
    [InlineData(typeof(LearnedPositions), "count")]
    [InlineData(typeof(HuberLoss), "delta = 1")]
    [InlineData(typeof(SmoothL1Loss), "beta = 1")]
    [InlineData(typeof(MultiMarginLoss), "margin = 1")]
    [InlineData(typeof(Elu), "alpha = 1")]
    [InlineData(typeof(Prelu), "channels = 1")]
    [InlineData(typeof(Glu), "axis = -1")]
    [InlineData(typeof(Softmin), "axis = 1")]
    [InlineData(typeof(LeakyRelu), "slope = 0.01")]
    [InlineData(typeof(Softmax), "axis = 1")]
    [InlineData(typeof(LogSoftmax), "axis = 1")]
    public void Its_constructor_is_as_the_language_says(Type layer, string parameters) =>
        Assert.All(layer.GetConstructors(), constructor => Assert.Equal(parameters, string.Join(", ", constructor.GetParameters().Select(
            p => p.HasDefaultValue ? FormattableString.Invariant($"{p.Name} = {p.DefaultValue}") : p.Name))));

    [Fact]
    public void Defaults_are_PyTorchs()
    {
        var convolution = new Conv2d(1, 1);
        Assert.Equal((1, 0, 1, 1, true, Init.Default),
            (convolution.Stride, convolution.Padding, convolution.Dilation, convolution.Groups, convolution.Bias, convolution.Init));
        Assert.Null(convolution.Strides ?? convolution.Paddings ?? convolution.Dilations);

        var (max, mean) = (new MaxPool2d(2), new AvgPool2d(2));
        Assert.Equal((0, 0, 1), (max.Stride, max.Padding, max.Dilation));
        Assert.Equal((0, 0, true), (mean.Stride, mean.Padding, mean.CountIncludePad));

        var (transposed, instance, root) = (new ConvTranspose2d(1, 1), new InstanceNorm2d(), new RMSNorm());
        Assert.Equal((1, 0, 0, PaddingMode.Zeros), (transposed.Stride, transposed.Padding, transposed.OutputPadding, convolution.PaddingMode));
        Assert.Equal((1e-5f, false, float.BitIncrement(1) - 1, true), (instance.Epsilon, instance.Affine, root.Epsilon, root.Affine));
        Assert.Equal((1e-4f, 0.75f, 1f), (new LocalResponseNorm(5).Alpha, new LocalResponseNorm(5).Beta, new LocalResponseNorm(5).K));

        var (batch, layer) = (new BatchNorm2d(), new LayerNorm());
        Assert.Equal((1e-5f, 0.1f, true), (batch.Epsilon, batch.Momentum, batch.Affine));
        Assert.Equal((1e-5f, 1, true), (layer.Epsilon, layer.Axes, layer.Affine));

        Assert.True(new Linear(1).Bias);
        Assert.Equal((1, false, 0f, false), (new Flatten().StartAxis, new Gelu().Approximate, new CrossEntropy().Smoothing, new Relu().Frozen));
    }

    [Theory]
    [InlineData(nameof(Attribute.TypeId))]
    [InlineData(nameof(Attribute.Match))]
    [InlineData(nameof(Attribute.IsDefaultAttribute))]
    [InlineData(nameof(Equals))]
    [InlineData(nameof(GetHashCode))]
    public void What_comes_from_Attribute_stays_out_of_completion(string name)
    {
        var member = Assert.Single(typeof(Layer).GetMember(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly));
        Assert.Equal(EditorBrowsableState.Never, member.GetCustomAttribute<EditorBrowsableAttribute>()?.State);
    }

    static object Make(Type layer)
    {
        var constructor = layer.GetConstructors()[0];
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Sample(p.ParameterType, 2))]);
    }

    static object Sample(Type type, int value) =>
        type == typeof(int[]) ? new[] { value, value + 1 } : Convert.ChangeType(value, type, provider: null);

    static void Invoke(MethodInfo method, object target, params object?[] arguments)
    {
        try
        {
            method.Invoke(target, arguments);
        }
        catch (TargetInvocationException thrown)
        {
            throw thrown.InnerException!;
        }
    }
}
