namespace NetGen.Tests.Training;

/// <summary>The papers' update rules for one weight at a time in float64: what the vectorised optimizers are compared with.</summary>
abstract class ReferenceOptimizer
{
    protected int Count { get; private set; }

    /// <summary>Updates the weights in place; the gradients are scaled to the norm <paramref name="clip"/> first.</summary>
    public void Step(double[] weights, float[] gradients, double rate, double? clip = null)
    {
        Count++;
        var norm = Math.Sqrt(gradients.Sum(gradient => (double)gradient * gradient));
        var scale = clip is { } limit && norm > limit ? limit / (norm + 1e-6) : 1;
        for (var i = 0; i < weights.Length; i++) weights[i] = Next(i, weights[i], gradients[i] * scale, rate);
    }

    protected abstract double Next(int index, double weight, double gradient, double rate);

    public sealed class Sgd(double momentum = 0, double dampening = 0, bool nesterov = false, double decay = 0) : ReferenceOptimizer
    {
        readonly Dictionary<int, double> velocity = [];

        protected override double Next(int index, double weight, double gradient, double rate)
        {
            gradient += decay * weight;
            if (momentum == 0) return weight - rate * gradient;
            velocity[index] = velocity.TryGetValue(index, out var last) ? momentum * last + (1 - dampening) * gradient : gradient;
            return weight - rate * (nesterov ? gradient + momentum * velocity[index] : velocity[index]);
        }
    }

    public sealed class Adam(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double l2 = 0, double decay = 0)
        : ReferenceOptimizer
    {
        readonly Dictionary<int, (double Mean, double Square)> moments = [];

        protected override double Next(int index, double weight, double gradient, double rate)
        {
            weight *= 1 - rate * decay;
            gradient += l2 * weight;
            var (mean, square) = moments.GetValueOrDefault(index);
            mean = beta1 * mean + (1 - beta1) * gradient;
            square = beta2 * square + (1 - beta2) * gradient * gradient;
            moments[index] = (mean, square);
            var unbiasedMean = mean / (1 - Math.Pow(beta1, Count));
            var unbiasedSquare = square / (1 - Math.Pow(beta2, Count));
            return weight - rate * unbiasedMean / (Math.Sqrt(unbiasedSquare) + epsilon);
        }
    }
}
