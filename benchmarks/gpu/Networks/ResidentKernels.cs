namespace NetGen.Benchmarks.Gpu;

/// <summary>
/// Layer norm, GELU and a residual connection over rows: the input is a parameter and the result a state, so that both stay on the device;
/// a call brings one number here.
/// </summary>
[Block]
public partial class ResidentNormGelu(int rows, int width)
{
    readonly Tensor x = Parameter(Init.Normal, rows, width), y = State(1, rows, width);
    readonly LayerNorm norm = new();

    public Tensor Forward()
    {
        Update(y, axis: 0, position: 0, x + x.Then(norm).Gelu());
        return x[0, 0];
    }
}

/// <summary>The network of the case <c>layernorm-gelu</c>.</summary>
[Network]
public partial class NormGelu
{
    public const int Rows = 131_072, Width = 1024;

    readonly ResidentNormGelu kernel = new(Rows, Width);

    [Forward]
    Tensor Run() => kernel.Forward();
}

/// <summary>The same of few numbers.</summary>
[Network]
public partial class TinyNormGelu
{
    public const int Rows = 4, Width = 32;

    readonly ResidentNormGelu kernel = new(Rows, Width);

    [Forward]
    Tensor Run() => kernel.Forward();
}

/// <summary>A product of square matrices that stay on the device: the left factor is a parameter, the product a state.</summary>
[Block]
public partial class ResidentProduct(int size)
{
    readonly Tensor left = Parameter(Init.Normal, size, size), product = State(1, size, size);

    public Tensor Forward(Tensor right) => Update(product, axis: 0, position: 0, left.MatMul(right));
}

/// <summary>The network of the case <c>gemm</c>: several products per call, so that what a call costs hardly counts.</summary>
[Network]
public partial class Products
{
    public const int Count = 4, Size = 4096;

    readonly ResidentProduct[] products = Repeat(Count, _ => new ResidentProduct(Size));
    readonly Tensor right = Parameter(Init.Normal, Size, Size);

    [Forward]
    Tensor Run()
    {
        foreach (var product in products) product.Forward(right);
        return right[0, 0];
    }
}

/// <summary>The same of small matrices.</summary>
[Network]
public partial class TinyProducts
{
    public const int Count = 2, Size = 16;

    readonly ResidentProduct[] products = Repeat(Count, _ => new ResidentProduct(Size));
    readonly Tensor right = Parameter(Init.Normal, Size, Size);

    [Forward]
    Tensor Run()
    {
        foreach (var product in products) product.Forward(right);
        return right[0, 0];
    }
}
