using NetGen.Compiler.Ops;
using static NetGen.Compiler.Tests.Evaluate.FunctionRun;
using static NetGen.Compiler.Tests.Evaluate.Numeric;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Losses against their formulas, position by position.</summary>
public class LossTests
{
    const int N = 4, C = 3;

    static readonly Given logits = Given.Some("logits", N, C), labels = Given.Labels("labels", [N], 2, 0, 1, 0),
        weights = Given.Tensor("weights", [C], 0.5, 2, 1.25);

    static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    static double[] Softmax(params double[] row) => [.. row.Select(x => Math.Exp(x) / row.Sum(Math.Exp))];

    static double[] Row(Given x, int n, int count = C) => [.. Enumerable.Range(0, count).Select(c => x[n, c])];

    static IEnumerable<int> Rows => Enumerable.Range(0, N);

    [Theory]
    [InlineData(0.0, false, null)]
    [InlineData(0.0, true, null)]
    [InlineData(0.0, false, 0)]
    [InlineData(0.2, true, null)]
    [InlineData(0.2, true, 0)]
    [InlineData(0.2, false, -100)]
    public void CrossEntropyCountsAsPyTorchDoes(double smoothing, bool isWeighted, int? ignored)
    {
        var given = Given.Labels("labels", [N], 2, 0, ignored ?? 1, 1);
        double W(int c) => isWeighted ? weights[c] : 1;
        double Loss(int n)
        {
            var label = (int)given[n];
            if (label == ignored) return 0;
            double[] log = [.. Softmax(Row(logits, n)).Select(p => Math.Log(p))];
            return -(1 - smoothing) * W(label) * log[label] - smoothing / C * log.Select((l, c) => W(c) * l).Sum();
        }
        var whole = Rows.Where(n => (int)given[n] != ignored).Sum(n => W((int)given[n]));
        List<(string, object?)> constants = [("smoothing", smoothing)];
        if (ignored is not null) constants.Add(("ignoreIndex", ignored));
        Given[] arguments = isWeighted ? [logits, given, weights] : [logits, given];
        AssertValues([.. Rows.Select(Loss)], Call("CrossEntropy", arguments, [.. constants, ("reduction", Reduction("None"))]));
        AssertValues([Rows.Sum(Loss)], Call("CrossEntropy", arguments, [.. constants, ("reduction", Reduction("Sum"))]));
        AssertValues([Rows.Sum(Loss) / whole], Call("CrossEntropy", arguments, [.. constants]));
    }

    [Fact]
    public void WeightsOfSoftTargetsDoNotChangeTheCount()
    {
        var targets = Given.Tensor("targets", [N, C], [.. Rows.SelectMany(n => Softmax(n, 1, -n))]);
        var expected = Rows.Average(n => -Softmax(Row(logits, n)).Select((p, c) => weights[c] * targets[n, c] * Math.Log(p)).Sum());
        AssertValues([expected], Call("CrossEntropy", [logits, targets, weights]));
    }

    [Fact]
    public void NegativeLogLikelihoodIsTheCrossEntropyWithoutSoftmax()
    {
        var logs = Given.Tensor("logProbabilities", [N, C], [.. Rows.SelectMany(n => Softmax(Row(logits, n))).Select(p => Math.Log(p))]);
        AssertValues(Call("CrossEntropy", [logits, labels, weights], ("ignoreIndex", 2)).Data,
            Call("NegativeLogLikelihood", [logs, labels, weights], ("ignoreIndex", 2)));
    }

    [Fact]
    public void TheMeanOfNoPositionsIsNotANumber() =>
        Assert.True(double.IsNaN(Call("CrossEntropy", [logits, Given.Labels("labels", [N], 1, 1, 1, 1)], ("ignoreIndex", 1)).Data[0]));

    [Fact]
    public void BinaryCrossEntropiesHaveWeights()
    {
        Given x = Given.Some("logits", N, C), t = Given.Tensor("targets", [N, C], [.. Enumerable.Range(0, N * C).Select(i => i % 4 / 3.0)]);
        var positive = Given.Tensor("positiveWeight", [C], 3, 1, 0.5);
        double Loss(int n, int c, double weight)
        {
            var p = Sigmoid(x[n, c]);
            return -weights[c] * (weight * t[n, c] * Math.Log(p) + (1 - t[n, c]) * Math.Log(1 - p));
        }
        AssertValues([Rows.Average(n => Enumerable.Range(0, C).Average(c => Loss(n, c, positive[c])))],
            Call("BinaryCrossEntropyWithLogits", [x, t, weights, positive]));
        var probabilities = Given.Tensor("probabilities", [N, C], [.. x.Value.Data.Select(Sigmoid)]);
        AssertValues([.. Rows.SelectMany(n => Enumerable.Range(0, C).Select(c => Loss(n, c, 1)))],
            Call("BinaryCrossEntropy", [probabilities, t, weights], ("reduction", Reduction("None"))));
    }

    [Fact]
    public void FocalLossIsLessWhereTheAnswerIsRight()
    {
        Given x = Given.Tensor("logits", [4], 2, -3, 0.5, 0), t = Given.Tensor("targets", [4], 1, 0, 0, 1);
        double[] Expected(double alpha, double gamma) => [.. Enumerable.Range(0, 4).Select(i =>
        {
            var p = t[i] == 1 ? Sigmoid(x[i]) : 1 - Sigmoid(x[i]);
            return -(alpha < 0 ? 1 : t[i] == 1 ? alpha : 1 - alpha) * Math.Pow(1 - p, gamma) * Math.Log(p);
        })];
        AssertValues([Expected(0.25, 2).Average()], Call("FocalLoss", [x, t]));
        AssertValues(Expected(-1, 1.5), Call("FocalLoss", [x, t], ("alpha", -1.0), ("gamma", 1.5), ("reduction", Reduction("None"))));
    }

    [Fact]
    public void DiceLossComparesRegions()
    {
        Given p = Given.Tensor("probabilities", [1, 2, 2], 0.5, 1, 0, 0), t = Given.Tensor("targets", [1, 2, 2], 1, 1, 0, 0);
        AssertValues([1 - (2 * 1.5 + 1) / (1.5 + 2 + 1), 0], Call("DiceLoss", [p, t], ("reduction", Reduction("None"))));
        AssertValues([1 - (2 * 1.5 + 0.5) / (3.5 + 0.5)], Call("DiceLoss",
            [Given.Tensor("probabilities", [1, 4], p.Value.Data), Given.Tensor("targets", [1, 4], t.Value.Data)], ("smooth", 0.5)));
    }

    [Fact]
    public void RegressionLosses()
    {
        double[] difference = [-3, -0.5, 0, 0.25, 2];
        Given x = Given.Tensor("prediction", [5], 1, 1, 1, 1, 1), t = Given.Tensor("target", [5], [.. difference.Select(d => 1 - d)]);
        AssertValues([difference.Average(d => d * d)], Call("MeanSquaredError", [x, t]));
        AssertValues([difference.Sum(Math.Abs)], Call("MeanAbsoluteError", [x, t], ("reduction", Reduction("Sum"))));
        AssertValues([.. difference.Select(d => Math.Abs(d) <= 0.75 ? d * d / 2 : 0.75 * (Math.Abs(d) - 0.375))],
            Call("HuberLoss", [x, t], ("delta", 0.75), ("reduction", Reduction("None"))));
        AssertValues([.. difference.Select(d => Math.Abs(d) <= 0.75 ? d * d / 1.5 : Math.Abs(d) - 0.375)],
            Call("SmoothL1Loss", [x, t], ("beta", 0.75), ("reduction", Reduction("None"))));
    }

    [Fact]
    public void Likelihoods()
    {
        Given mean = Given.Tensor("mean", [3], 0, 1, -2), t = Given.Tensor("target", [3], 0.5, 1, 1), v = Given.Tensor("variance", [3], 0.25, 1e-9, 4);
        double[] expected = [.. Enumerable.Range(0, 3).Select(i =>
            (Math.Log(Math.Max(v[i], 1e-6)) + Math.Pow(mean[i] - t[i], 2) / Math.Max(v[i], 1e-6)) / 2)];
        AssertValues([expected.Average()], Call("GaussianNegativeLogLikelihood", [mean, t, v]));
        AssertValues([.. expected.Select(x => x + Math.Log(2 * Math.PI) / 2)],
            Call("GaussianNegativeLogLikelihood", [mean, t, v], ("full", true), ("reduction", Reduction("None"))));
        AssertValues([.. Enumerable.Range(0, 3).Select(i => Math.Exp(mean[i]) - t[i] * mean[i])],
            Call("PoissonNegativeLogLikelihood", [mean with { Name = "logRate" }, t], ("reduction", Reduction("None"))));
    }

    [Fact]
    public void MarginLosses()
    {
        Given scores = Given.Tensor("scores", [3], 0.5, -2, 3), t = Given.Tensor("targets", [3], 1, 1, -1);
        AssertValues([0.5, 3, 4], Call("HingeLoss", [scores, t], ("reduction", Reduction("None"))));
        var all = logits with { Name = "scores" };
        AssertValues([.. Rows.Select(n => Enumerable.Range(0, C).Where(c => c != (int)labels[n])
            .Sum(c => Math.Max(0, 0.5 - all[n, (int)labels[n]] + all[n, c])) / C)],
            Call("MultiMarginLoss", [all, labels], ("margin", 0.5), ("reduction", Reduction("None"))));
    }

    [Fact]
    public void DistanceLosses()
    {
        Given a = Given.Some("anchor", N, C), p = Given.Some("positive", N, C), q = Given.Some("negative", N, C);
        double Distance(Given x, int n) => Math.Sqrt(Enumerable.Range(0, C).Sum(c => Math.Pow(a[n, c] - x[n, c] + 1e-6, 2)));
        AssertValues([.. Rows.Select(n => Math.Max(0, Distance(p, n) - Distance(q, n) + 0.3))],
            Call("TripletMarginLoss", [a, p, q], ("margin", 0.3), ("reduction", Reduction("None"))));

        var t = Given.Tensor("targets", [N], 1, -1, 1, -1);
        double Cosine(int n) => Dot(a, p, n, n) / Math.Sqrt(Dot(a, a, n, n) * Dot(p, p, n, n));
        AssertValues([.. Rows.Select(n => t[n] > 0 ? 1 - Cosine(n) : Math.Max(0, Cosine(n) + 0.9))],
            Call("CosineEmbeddingLoss", [a with { Name = "a" }, p with { Name = "b" }, t], ("margin", -0.9), ("reduction", Reduction("None"))));
    }

    static double Dot(Given a, Given b, int n, int m) => Enumerable.Range(0, C).Sum(c => a[n, c] * b[m, c]);

    [Fact]
    public void ContrastiveLosses()
    {
        Given positive = Given.Some("positive", N), negatives = Given.Some("negatives", N, C);
        AssertValues([.. Rows.Select(n => -Math.Log(Sigmoid(positive[n])) - Row(negatives, n).Sum(s => Math.Log(Sigmoid(-s))))],
            Call("NegativeSamplingLoss", [positive, negatives], ("reduction", Reduction("None"))));

        Given q = Given.Some("queries", N, C), k = Given.Some("keys", N, C);
        double Score(int n, int m) => Dot(q, k, n, m) / Math.Sqrt(Dot(q, q, n, n) * Dot(k, k, m, m)) / 0.2;
        double[] forward = [.. Rows.Select(n => -Math.Log(Softmax([.. Rows.Select(m => Score(n, m))])[n]))];
        double[] backward = [.. Rows.Select(n => -Math.Log(Softmax([.. Rows.Select(m => Score(m, n))])[n]))];
        AssertValues(forward, Call("InfoNceLoss", [q, k], ("temperature", 0.2), ("reduction", Reduction("None"))));
        AssertValues([(forward.Average() + backward.Average()) / 2], Call("InfoNceLoss", [q, k], ("temperature", 0.2), ("symmetric", true)));
    }

    [Fact]
    public void DivergencesOfGaussians()
    {
        Given m = Given.Some("mean", N, C), v = Given.Some("logVariance", N, C), om = Given.Some("otherMean", N, C), ov = Given.Some("otherLogVariance", N, C);
        double Divergence(int n, Func<int, double> mean, Func<int, double> log) => Enumerable.Range(0, C).Sum(c => (Math.Exp(v[n, c]) / Math.Exp(log(c))
            + Math.Pow(m[n, c] - mean(c), 2) / Math.Exp(log(c)) - 1 + log(c) - v[n, c]) / 2);
        AssertValues([Rows.Average(n => Divergence(n, _ => 0, _ => 0))], Call("GaussianKlDivergence", [m, v]));
        AssertValues([.. Rows.Select(n => Divergence(n, c => om[n, c], c => ov[n, c]))],
            Call("GaussianKlDivergence", [m, v, om, ov], ("reduction", Reduction("None"))));
    }

    [Fact]
    public void DivergencesOfClasses()
    {
        Given p = Given.Some("p", N, C), q = Given.Some("q", N, C);
        double Divergence(double[] a, double[] b) => a.Zip(b, (x, y) => x == 0 ? 0 : x * Math.Log(x / y)).Sum();
        double[] expected = [.. Rows.Select(n => Divergence(Softmax(Row(p, n)), Softmax(Row(q, n))))];
        AssertValues([expected.Average()], Call("KlDivergenceWithLogits", [p, q]));
        AssertValues([Divergence([0, 0.25, 0.75], [0, 0.5, 0.5])],
            Call("KlDivergence", [Given.Tensor("p", [1, 3], 0, 0.25, 0.75), Given.Tensor("q", [1, 3], 0, 0.5, 0.5)]));
        double[] Cool(Given x, int n) => Softmax([.. Row(x, n).Select(v => v / 3)]);
        AssertValues([9 * Rows.Average(n => Divergence(Cool(p, n), Cool(q, n)))],
            Call("DistillationLoss", [p with { Name = "teacher" }, q with { Name = "student" }], ("temperature", 3.0)));
    }

    [Fact]
    public void BoxesMeetOrDoNot()
    {
        // Equal, half over, apart by a gap of 1, and one inside the other.
        Given a = Given.Tensor("prediction", [4, 4], 0, 0, 2, 2, 0, 0, 2, 2, 0, 0, 1, 1, 0, 0, 4, 4);
        Given b = Given.Tensor("target", [4, 4], 0, 0, 2, 2, 1, 0, 3, 2, 2, 0, 3, 1, 1, 1, 2, 3);
        AssertValues([1, 1.0 / 3, 0, 1.0 / 8], Call("BoxIou", [a with { Name = "a" }, b with { Name = "b" }], ("epsilon", 0.0)));
        AssertValues([0, 2.0 / 3, 1, 7.0 / 8], Call("BoxIouLoss", [a, b], ("epsilon", 0.0), ("reduction", Reduction("None"))));
        AssertValues([0, 2.0 / 3, 4.0 / 3, 7.0 / 8], Call("GeneralizedBoxIouLoss", [a, b], ("epsilon", 0.0), ("reduction", Reduction("None"))));
    }

    /// <summary>One prediction of each loss that is smooth there, and its target.</summary>
    public static TheoryData<string> Smooth =>
    [
        "CrossEntropy", "BinaryCrossEntropyWithLogits", "FocalLoss", "HuberLoss", "SmoothL1Loss", "TripletMarginLoss", "CosineEmbeddingLoss",
        "NegativeSamplingLoss", "InfoNceLoss", "GaussianKlDivergence", "KlDivergenceWithLogits", "GeneralizedBoxIouLoss",
    ];

    [Theory, MemberData(nameof(Smooth))]
    public void GradientsAreThoseOfDifferences(string loss)
    {
        Given S(string name, params long[] shape) => Given.Some(name, shape);
        (Given[] given, (string, object?)[] constants) = loss switch
        {
            "CrossEntropy" => ([logits, labels, weights], [("ignoreIndex", 0), ("smoothing", 0.1)]),
            "BinaryCrossEntropyWithLogits" => ([S("logits", N, C), S("targets", N, C), weights, weights with { Name = "positiveWeight" }], []),
            "FocalLoss" => ([S("logits", N, C), S("targets", N, C)], []),
            "HuberLoss" or "SmoothL1Loss" => (new[] { S("prediction", N, C), S("target", N, C) }, Array.Empty<(string, object?)>()),
            "TripletMarginLoss" => ([S("anchor", N, C), S("positive", N, C), S("negative", N, C)], []),
            "CosineEmbeddingLoss" => ([S("a", N, C), S("b", N, C), Given.Tensor("targets", [N], 1, -1, 1, -1)], []),
            "NegativeSamplingLoss" => ([S("positive", N), S("negatives", N, C)], []),
            "InfoNceLoss" => ([S("queries", N, C), S("keys", N, C)], [("temperature", 0.5), ("symmetric", true)]),
            "GaussianKlDivergence" => ([S("mean", N, C), S("logVariance", N, C), S("otherMean", N, C), S("otherLogVariance", N, C)], []),
            "KlDivergenceWithLogits" => ([S("p", N, C), S("q", N, C)], []),
            _ => ([S("prediction", N, 4), S("target", N, 4)], []),
        };
        AssertGradients(Trained(loss, given, constants));
    }

    [Fact]
    public void TheTeacherDoesNotLearn()
    {
        var method = Trained("DistillationLoss", [Given.Some("student", N, C), Given.Some("teacher", N, C)], ("temperature", 2.0));
        Assert.Equal(["student"], method.Trained);
    }

    [Theory]
    [InlineData("HuberLoss", "HuberLoss: [4] and [3] do not match: dimension 0 is 4 against 3; the target must have the shape of the prediction")]
    [InlineData("delta", "HuberLoss: delta is 0, but must be above 0")]
    [InlineData("weights", "CrossEntropy: expected weights [3], one for each class, but the shape is [4]")]
    [InlineData("positiveWeight", "BinaryCrossEntropyWithLogits: [4, 3] and [4] do not match: dimension 1 is 3 against 4; the weight of positives")]
    [InlineData("BoxIou", "BoxIou: expected boxes […, 4], but the shape is [4, 3]")]
    [InlineData("temperature", "DistillationLoss: expected the temperature to be a number, but the shape is [3]")]
    [InlineData("classes", "MultiMarginLoss: expected scores [N, C, …], but the shape is [4]")]
    [InlineData("batch", "InfoNceLoss: expected vectors [N, D], but the shape is [4]")]
    public void WrongArgumentsAreNamed(string what, string message)
    {
        Given four = Given.Some("target", 4), three = Given.Some("temperature", 3);
        Assert.StartsWith(message, what switch
        {
            "HuberLoss" => Refusal("HuberLoss", [Given.Some("prediction", 4), Given.Some("target", 3)]),
            "delta" => Refusal("HuberLoss", [Given.Some("prediction", 4), four], ("delta", 0.0)),
            "weights" => Refusal("CrossEntropy", [logits, labels, Given.Some("weights", 4)]),
            "positiveWeight" => Refusal("BinaryCrossEntropyWithLogits", [logits, Given.Some("targets", N, C), Given.Some("positiveWeight", 4)]),
            "BoxIou" => Refusal("BoxIou", [Given.Some("a", 4, 3), Given.Some("b", 4, 3)]),
            "temperature" => Refusal("DistillationLoss", [Given.Some("student", N, C), Given.Some("teacher", N, C), three]),
            "classes" => Refusal("MultiMarginLoss", [Given.Some("scores", 4), labels]),
            _ => Refusal("InfoNceLoss", [Given.Some("queries", 4), Given.Some("keys", 4)], ("temperature", 1.0)),
        });
    }
}
