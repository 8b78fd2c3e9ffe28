using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.FullSize;

/// <summary>The regression of C. Finn, P. Abbeel and S. Levine, 2017.</summary>
[Network]
public partial class MamlSinusoid
{
    readonly Regressor model = new(hidden: 40);

    [Loss]
    Tensor Loss([Shape("M", 1)] Tensor x, [Shape("M", 1)] Tensor y, [Shape("N", 1)] Tensor queryX, [Shape("N", 1)] Tensor queryY, float rate)
    {
        var adapted = model.Descend(MeanSquaredError(model.Forward(x), y), rate);
        return MeanSquaredError(adapted.Forward(queryX), queryY);
    }
}
