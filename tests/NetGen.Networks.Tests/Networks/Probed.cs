namespace NetGen.Networks.Tests.Networks;

/// <summary>A step of a residual network whose inner value is read.</summary>
[Block]
public partial class ProbedStep(int width)
{
    readonly Linear inner = new(width);

    public Tensor Forward(Tensor x) => x + Probe("inner", x.Then(inner).Tanh());
}

/// <summary>Inner values that are read: of blocks, of several programs, an input, and one that nothing else needs as a whole.</summary>
[Network]
public partial class Probed
{
    const int Width = 6;
    readonly ProbedStep[] steps = [new(Width), new(Width)];
    readonly Linear head = new(3);

    [Forward]
    Tensor Score([Shape("N", Width)] Tensor x) => Features(Probe("the input", x)).Then(head);

    [Forward]
    (Tensor first, Tensor features) Inner([Shape("N", Width)] Tensor x)
    {
        var first = x.Then(steps[0].Forward);
        return (first - x, first.Then(steps[1].Forward));
    }

    [Loss]
    Tensor Loss([Shape("N", Width)] Tensor x, [Shape("N", 3)] Tensor target) =>
        Probe("errors", (Features(x).Then(head) - target).Square()).Mean();

    Tensor Features(Tensor x)
    {
        foreach (var step in steps) x = step.Forward(x);
        return Probe("features", x);
    }
}
