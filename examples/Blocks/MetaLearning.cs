namespace NetGen.Examples.Blocks;

/// <summary>The regressor of sinusoids of C. Finn, P. Abbeel and S. Levine, "Model-agnostic meta-learning", 2017: two hidden layers with rectifiers.</summary>
[Block]
public partial class Regressor(int hidden)
{
    readonly Linear input = new(hidden), inner = new(hidden), output = new(1);

    public Tensor Forward(Tensor x) => x.Then(input).Relu().Then(inner).Relu().Then(output);
}
