using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.Networks;

/// <summary>Model-agnostic meta-learning: the loss after a step of descent on the examples, differentiated through the step.</summary>
[Network]
public partial class SmallMaml
{
    readonly Regressor model = new(hidden: 7);

    [Loss]
    Tensor Loss([Shape("M", 1)] Tensor x, [Shape("M", 1)] Tensor y, [Shape("N", 1)] Tensor queryX, [Shape("N", 1)] Tensor queryY, float rate)
    {
        var adapted = model.Descend(MeanSquaredError(model.Forward(x), y), rate);
        return MeanSquaredError(adapted.Forward(queryX), queryY);
    }
}
