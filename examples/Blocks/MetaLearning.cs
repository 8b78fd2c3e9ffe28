namespace NetGen.Examples.Blocks;

/// <summary>The regressor of sinusoids of C. Finn, P. Abbeel and S. Levine, "Model-agnostic meta-learning", 2017: two hidden layers with rectifiers.</summary>
[Block]
public partial class Regressor(int hidden)
{
    readonly Linear input = new(hidden), inner = new(hidden), output = new(1);

    public Tensor Forward(Tensor x) => x.Then(input).Relu().Then(inner).Relu().Then(output);
}

/// <summary>
/// A head that is fitted to the examples of a task in closed form, and through which gradients flow (L. Bertinetto, J. Henriques, P. Torr
/// and A. Vedaldi, "Meta-learning with differentiable closed-form solvers", 2019): w = (XᵀX + λ)⁻¹ Xᵀ y, with a learned λ, scale and shift.
/// </summary>
[Block]
public partial class RidgeHead
{
    readonly Tensor logLambda = Parameter(Init.Zeros), scale = Parameter(Init.Ones), shift = Parameter(Init.Zeros);

    /// <summary>The logits of queries [Q, F], from examples [K, F] and what is wanted for them, [K, C].</summary>
    public Tensor Forward(Tensor examples, Tensor wanted, Tensor queries)
    {
        var width = examples.Size(1);
        var gram = examples.Transpose().MatMul(examples) + logLambda.Exp() * Iota(width).OneHot(width);
        var weight = gram.SolvePositiveDefinite(examples.Transpose().MatMul(wanted));
        return scale * queries.MatMul(weight) + shift;
    }
}
