namespace NetGen.Networks.Tests.Networks;

/// <summary>
/// R. Kalman, "A new approach to linear filtering and prediction problems", 1960: in every step the state is predicted, and moved towards
/// what is observed by a gain that follows from the covariances; these are in the form of P. Joseph, which loses no digits to a difference.
/// The model is learned by the likelihood of the observations, and begins as a random walk.
/// </summary>
[Network]
public partial class KalmanFilter
{
    const int States = 3, Observed = 2;

    readonly Tensor drift = Parameter(Init.Zeros, States, States), observation = Parameter(Init.Normal, Observed, States);
    readonly Tensor logProcess = Parameter(Init.Zeros, States), logNoise = Parameter(Init.Zeros, Observed);

    [Forward]
    Tensor Filter([Shape("N", "T", Observed)] Tensor y) => Run(y).Means;

    /// <summary>The likelihood is that of the innovations, which are independent.</summary>
    [Loss]
    Tensor Loss([Shape("N", "T", Observed)] Tensor y) => Run(y).Costs.Mean();

    (Tensor Means, Tensor Costs) Run(Tensor y)
    {
        var one = Iota(States).OneHot(States);
        Tensor transition = one + drift, process = logProcess.Exp() * one, noise = logNoise.Exp() * Iota(Observed).OneHot(Observed);
        var (all, _) = Scan((Full(0, y.Size(0), States), one, Full(0, y.Size(0))), y, (state, seen) =>
        {
            var (mean, covariance, _) = state;
            mean = mean.MatMul(transition.Transpose());
            covariance = transition.MatMul(covariance).MatMul(transition.Transpose()) + process;

            var innovation = seen - mean.MatMul(observation.Transpose()); // [N, 2]
            var spread = observation.MatMul(covariance).MatMul(observation.Transpose()) + noise;
            var gain = spread.SolvePositiveDefinite(observation.MatMul(covariance)).Transpose(); // [3, 2]
            mean += innovation.MatMul(gain.Transpose());
            var kept = one - gain.MatMul(observation);
            covariance = kept.MatMul(covariance).MatMul(kept.Transpose()) + gain.MatMul(noise).MatMul(gain.Transpose());

            var root = spread.Cholesky();
            var cost = 0.5 * root.TriangularSolve(innovation.Transpose()).Square().Sum(0) + root.Diagonal().Log().Sum();
            return (mean, covariance, cost);
        });
        return (all.Item1, all.Item3);
    }
}

/// <summary>A filter of nine taps for each of three signals, whose sum follows a wanted signal (B. Widrow and M. Hoff, "Adaptive switching circuits", 1960).</summary>
[Network]
public partial class FirFilter
{
    const int Signals = 3, Taps = 9;

    readonly Conv1d filters = new(Signals, kernel: Taps) { Groups = Signals, Bias = false };

    /// <summary>Each number follows from those before it.</summary>
    [Forward]
    Tensor Filter([Shape("N", Signals, "T")] Tensor x) => x.Pad(2, Taps - 1, 0).Then(filters).Sum(1); // [N, T]

    [Loss]
    Tensor Loss([Shape("N", Signals, "T")] Tensor x, [Shape("N", "T")] Tensor wanted) => MeanSquaredError(Filter(x), wanted);
}
