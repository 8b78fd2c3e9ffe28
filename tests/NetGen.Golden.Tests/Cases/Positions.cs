namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class PositionEncodings
{
    readonly LearnedPositions learned = new(7);

    [Forward]
    (Tensor sinusoids, Tensor times, Tensor turned, Tensor later, Tensor learned) Run([Shape("N", "T", 6)] Tensor x, [Shape("N")] Tensor time) => (
        x * SinusoidalPositions(x.Size(1), 6), SinusoidalPositions(8 * time, 5, period: 100), x.Rotary(), x.Rotary(period: 50, offset: 3),
        x.Then(learned));
}

[Network]
public partial class RelativePositions
{
    [Forward]
    (Tensor bias, Tensor odd, Tokens buckets, Tokens before) Run([Shape("T", "S")] Tensor x) => (
        x + AlibiBias(4, x.Size(0), x.Size(1)), x + AlibiBias(6, x.Size(0), x.Size(1)),
        RelativePositionBuckets(x.Size(0), x.Size(1), buckets: 12, maxDistance: 10),
        RelativePositionBuckets(x.Size(0), x.Size(1), buckets: 8, maxDistance: 9, bidirectional: false));
}
