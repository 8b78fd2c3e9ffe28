using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>Arguments that do not fit are refused by name, with both numbers, before anything changes.</summary>
public class BadInputTests
{
    [Fact]
    public void ALengthThatIsNoMultiple()
    {
        using var net = new SmallMlp();
        var error = Assert.Throws<ArgumentException>(() => net.Predict(new float[41], new float[14]));
        Assert.Equal("input", error.ParamName);
        AssertMentions(error, "41", "20", "[N, 20]", "N");
    }

    [Fact]
    public void AnEmptyBatch()
    {
        using var net = new SmallMlp();
        var error = Assert.Throws<ArgumentException>(() => net.Loss([], []));
        Assert.Equal("input", error.ParamName);
        AssertMentions(error, "N", "0", "1");
    }

    [Theory, InlineData(1), InlineData(3)]
    public void FewerOrMoreLabelsThanImages(int count)
    {
        using var net = new SmallMlp();
        var error = Assert.Throws<ArgumentException>(() => net.LossAndGradients(new float[40], new int[count]));
        Assert.Equal("labels", error.ParamName);
        AssertMentions(error, $"{count}", "2", "[N]", "N = 2");
    }

    [Fact]
    public void AResultOfTheWrongLength()
    {
        using var net = new SmallLeNet();
        var error = Assert.Throws<ArgumentException>(() => net.Predict(new float[288], new float[11]));
        Assert.Equal("result", error.ParamName);
        AssertMentions(error, "11", "10", "[N, 5]", "N = 2");
    }

    [Fact]
    public void EachResultOfATupleByItsName()
    {
        using var net = new Autoencoder();
        Assert.Equal("logVariance", Assert.Throws<ArgumentException>(() => net.Encode(new float[24], new float[6], new float[5])).ParamName);
        Assert.Equal("mean", Assert.Throws<ArgumentException>(() => net.Encode(new float[24], new float[5], new float[6])).ParamName);
    }

    [Fact]
    public void DimensionsThatArePassed()
    {
        using var net = new SmallTransformer();
        var (text, scores) = (new int[24], new float[24 * 11]);
        Assert.Equal("text", Assert.Throws<ArgumentException>(() => net.Predict(text, scores, 4, 5)).ParamName);
        AssertMentions(Assert.Throws<ArgumentException>(() => net.Predict(new int[13], new float[143], 1, 13)), "T", "13", "12");
        Assert.Throws<ArgumentException>(() => net.Predict(text, scores, -4, -6));
        Assert.Throws<ArgumentException>(() => net.Predict(text, scores, 24, 0));
    }

    [Fact]
    public void ADimensionThatTwoArgumentsSayDifferently()
    {
        using var net = new GlobalNet();
        AssertMentions(Assert.Throws<ArgumentException>(() => net.Run(new float[2 * 2 * 6 * 7], new float[5], new float[6], 2, 7)), "image", "168", "140");
    }

    [Theory, InlineData(7, 3), InlineData(-1, 0), InlineData(int.MinValue, 1), InlineData(int.MaxValue, 2)]
    public void ALabelOutOfRangeChangesNothing(int label, int place)
    {
        using var net = new SmallMlp();
        using var optimizer = new Adam(0.1);
        var (inputs, labels) = (Samples.Numbers(80), Samples.Indices(4, 7));
        net.TrainStep(inputs, labels, optimizer);
        var before = State(net);
        labels[place] = label;
        foreach (var call in new Action[] { () => net.TrainStep(inputs, labels, optimizer), () => net.LossAndGradients(inputs, labels), () => net.Loss(inputs, labels) })
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(call);
            Assert.Equal("labels", error.ParamName);
            AssertMentions(error, $"'labels'[{place}]", $"{label}", "7");
        }
        Assert.Equal(before, State(net));
        Assert.Equal(1, optimizer.StepCount);
    }

    [Fact]
    public void ATokenOutOfItsTableIsTold()
    {
        using var net = new SmallTransformer();
        var text = new int[6];
        text[4] = 11;
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => net.Predict(text, new float[66], 2, 3));
        Assert.Equal("text", error.ParamName);
        AssertMentions(error, "'text'[4]", "11");
    }

    [Fact]
    public void AWrongCallLeavesRunningStatisticsAndRandomNumbersAlone()
    {
        var (images, labels) = (Samples.Numbers(2 * 72), Samples.Indices(2, 3));
        using var net = new Normalized();
        net.LossAndGradients(images, labels);
        var before = State(net);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.LossAndGradients(images, [0, 3]));
        Assert.Throws<ArgumentException>(() => net.LossAndGradients(images, [0]));
        Assert.Equal(before, State(net));

        using var dropped = new Dropped();
        using var expected = new Dropped();
        var (x, y) = (Samples.Numbers(2 * 15), Samples.Indices(2, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => dropped.LossAndGradients(x, [0, 9]));
        Assert.Equal(expected.LossAndGradients(x, y), dropped.LossAndGradients(x, y));
    }

    static float[] State(INetwork net) => [.. net.Parameters.Flat, .. net.Buffers.Flat, .. net.Gradients.Flat];

    static void AssertMentions(Exception error, params string[] parts)
    {
        foreach (var part in parts) Assert.Contains(part, error.Message);
    }
}
