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

/// <summary>Products of square matrices that stay on the device, one after the other, so that what a call costs hardly counts.</summary>
[Block]
public partial class ResidentProducts(int count, int size)
{
    readonly Tensor left = Parameter(Init.Normal, size, size), right = Parameter(Init.Normal, size, size);

    public Tensor Forward()
    {
        var product = left;
        for (var i = 0; i < count; i++) product = product.MatMul(right);
        return product[0, 0];
    }
}

/// <summary>The network of the case <c>gemm</c>.</summary>
[Network]
public partial class Products
{
    public const int Count = 4, Size = 4096;

    readonly ResidentProducts products = new(Count, Size);

    [Forward]
    Tensor Run() => products.Forward();
}

/// <summary>The same of small matrices.</summary>
[Network]
public partial class TinyProducts
{
    public const int Count = 2, Size = 16;

    readonly ResidentProducts products = new(Count, Size);

    [Forward]
    Tensor Run() => products.Forward();
}
