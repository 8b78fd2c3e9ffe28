using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>Kullback-Leibler divergences (Kullback and Leibler, 1951), one for each position.</summary>
static class Divergences
{
    /// <summary>Between normal distributions of independent components on the last axis; the other is the standard one if it is null.</summary>
    public static Node OfGaussians(GraphBuilder g, Node mean, Node logVariance, (Node Mean, Node LogVariance)? other)
    {
        Losses.CheckVectors("means", mean.Shape);
        Losses.CheckEqual("the log-variances", logVariance.Shape, "the means", mean.Shape);
        var (distance, ratio) = (mean, logVariance);
        Node? precision = null;
        if (other is var (otherMean, otherLogVariance))
        {
            Losses.CheckEqual("the other means", otherMean.Shape, "the means", mean.Shape);
            Losses.CheckEqual("the other log-variances", otherLogVariance.Shape, "the means", mean.Shape);
            distance = g.Subtract(mean, otherMean);
            ratio = g.Subtract(logVariance, otherLogVariance);
            precision = g.Exp(g.Negate(otherLogVariance));
        }
        // (v / V + (m − M)² / V − 1 − ln(v / V)) / 2.
        var square = precision is null ? g.Square(distance) : g.Multiply(g.Square(distance), precision);
        var terms = g.Subtract(g.Add(g.Add(g.Exp(ratio), square), -1), ratio);
        return g.Multiply(g.Sum(terms, [mean.Shape.Rank - 1]), 0.5);
    }

    /// <summary>Σ p · ln(p / q) over the classes on axis 1, of probabilities; 0 · ln 0 is 0.</summary>
    public static Node OfProbabilities(GraphBuilder g, Node p, Node q)
    {
        Losses.CheckClasses("probabilities", p.Shape);
        Losses.CheckEqual("the other probabilities", q.Shape, "the first", p.Shape);
        var isPossible = g.Less(g.Constant(0), p);
        Node Log(Node x) => g.Log(g.Select(isPossible, x, g.Constant(1)));
        return g.Sum(g.Multiply(p, g.Subtract(Log(p), Log(q))), [1]);
    }

    /// <summary>The same of softmax(p) and softmax(q).</summary>
    public static Node OfLogits(GraphBuilder g, Node p, Node q)
    {
        Losses.CheckClasses("logits", p.Shape);
        Losses.CheckEqual("the other logits", q.Shape, "the first", p.Shape);
        var difference = g.Subtract(LogSoftmax.Along(g, p, 1), LogSoftmax.Along(g, q, 1));
        return g.Sum(g.Multiply(Softmax.Along(g, p, 1), difference), [1]);
    }

    /// <summary>τ² · KL(softmax(teacher / τ) ‖ softmax(student / τ)); the teacher does not learn. Hinton, Vinyals and Dean, 2015.</summary>
    public static Node Distillation(GraphBuilder g, Node student, Node teacher, Node temperature)
    {
        Losses.CheckScalar("the temperature", temperature);
        return g.Multiply(g.Square(temperature),
            OfLogits(g, g.Divide(g.StopGradient(teacher), temperature), g.Divide(student, temperature)));
    }

    /// <summary>(ln v + (m − x)² / v) / 2, with a variance of at least ε, and ln(2π) / 2 more where it is <paramref name="full"/>.</summary>
    public static Node GaussianLikelihood(GraphBuilder g, Node mean, Node target, Node variance, double epsilon, bool full)
    {
        var difference = MeanSquaredError.Difference(g, mean, target);
        Losses.CheckEqual("the variances", variance.Shape, "the means", mean.Shape);
        var kept = g.Maximum(variance, g.Constant(epsilon));
        var loss = g.Multiply(g.Add(g.Log(kept), g.Divide(g.Square(difference), kept)), 0.5);
        return full ? g.Add(loss, 0.5 * Math.Log(2 * Math.PI)) : loss;
    }

    /// <summary>rate − x · ln rate, of the logarithm of the rate.</summary>
    public static Node PoissonLikelihood(GraphBuilder g, Node logRate, Node target)
    {
        Losses.CheckEqual("the target", target.Shape, "the prediction", logRate.Shape);
        return g.Subtract(g.Exp(logRate), g.Multiply(target, logRate));
    }
}
