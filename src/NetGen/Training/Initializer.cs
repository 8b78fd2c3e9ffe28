using NetGen.Cpu;

namespace NetGen;

/// <summary>How the numbers of one tensor start: a distribution, and the fans that set its width.</summary>
/// <remarks>
/// He: K. He et al., "Delving deep into rectifiers", 2015 (gain √2, width from the fan in). Xavier: X. Glorot and Y. Bengio, "Understanding
/// the difficulty of training deep feedforward neural networks", 2010 (gain 1, width from both fans).
/// </remarks>
/// <param name="Init">
/// The distribution; <see cref="NetGen.Init.Default"/> is <see cref="NetGen.Init.HeUniform"/> for tensors of two or more axes, else zeros.
/// </param>
/// <param name="FanIn">How many inputs each output sums; for a convolution, channels per group times the kernel's area.</param>
/// <param name="FanOut">How many outputs each input reaches, counted likewise.</param>
public readonly record struct Initializer(Init Init, int FanIn = 0, int FanOut = 0)
{
    /// <summary>
    /// If set, the numbers are uniform in [-Bound, Bound), whatever <see cref="Init"/> says: PyTorch's biases (1/√fan in).
    /// </summary>
    public float? Bound { get; init; }

    /// <summary>If set, all numbers are this one, whatever <see cref="Init"/> says.</summary>
    public float? Value { get; init; }

    /// <summary>All zeros: biases, running means.</summary>
    public static Initializer Zeros => new(Init.Zeros);

    /// <summary>All ones: the scales of norms, running variances.</summary>
    public static Initializer Ones => new(Init.Ones);

    /// <summary>All the same number: the slopes of a PReLU (0.25).</summary>
    public static Initializer Constant(float value) => new(Init.Default) { Value = value };

    /// <summary>Uniform in [-<paramref name="bound"/>, <paramref name="bound"/>).</summary>
    public static Initializer Uniform(float bound) => new(Init.Default) { Bound = bound };

    /// <summary>
    /// Fills every tensor of <paramref name="store"/> by its own initializer. A number depends on the seed, the tensor's name and its own
    /// logical index only: the same on every platform, in every physical layout and order of declaration.
    /// </summary>
    /// <exception cref="InvalidOperationException">A tensor's initializer needs a fan that is not known; nothing was changed.</exception>
    public static void Fill(TensorStore store, ulong seed)
    {
        foreach (var tensor in store) tensor.Initializer.Resolve(tensor).CheckFans(tensor);
        foreach (var tensor in store)
        {
            var values = new float[checked((int)tensor.Count)];
            tensor.Initializer.Resolve(tensor).Fill(values, Key(seed, tensor.Name));
            store.Write(tensor.Name, values);
        }
    }

    Initializer Resolve(TensorInfo tensor) => this with
    {
        Init = Init is not Init.Default ? Init : tensor.Shape.Count >= 2 ? Init.HeUniform : Init.Zeros,
    };

    void Fill(Span<float> values, ulong key)
    {
        if (Bound is { } bound)
        {
            FillUniform(values, key, bound);
            return;
        }
        if (Value is { } value)
        {
            values.Fill(value);
            return;
        }
        switch (Init)
        {
            case Init.HeUniform: FillUniform(values, key, Math.Sqrt(6.0 / FanIn)); break;
            case Init.LeCunUniform: FillUniform(values, key, Math.Sqrt(3.0 / FanIn)); break;
            case Init.XavierUniform: FillUniform(values, key, Math.Sqrt(6.0 / ((double)FanIn + FanOut))); break;
            case Init.HeNormal: FillNormal(values, key, Math.Sqrt(2.0 / FanIn)); break;
            case Init.XavierNormal: FillNormal(values, key, Math.Sqrt(2.0 / ((double)FanIn + FanOut))); break;
            case Init.Normal: FillNormal(values, key, 1); break;
            case Init.Zeros: values.Clear(); break;
            case Init.Ones: values.Fill(1); break;
            default: throw new InvalidOperationException($"There is no initializer {Init}.");
        }
    }

    static void FillUniform(Span<float> values, ulong key, double bound)
    {
        for (var i = 0; i < values.Length; i++) values[i] = (float)((2.0 * Threefry.Uniform(key, (ulong)i) - 1) * bound);
    }

    // G. E. P. Box and M. E. Muller, "A note on the generation of random normal deviates", 1958: two uniforms give two normals.
    static void FillNormal(Span<float> values, ulong key, double deviation)
    {
        for (var i = 0; i < values.Length; i += 2)
        {
            var radius = deviation * Math.Sqrt(-2 * PortableMath.Log(1.0 - Threefry.Uniform(key, (ulong)i)));
            var (sin, cos) = PortableMath.SinCosTurns(Threefry.Uniform(key, (ulong)i + 1));
            values[i] = (float)(radius * cos);
            if (i + 1 < values.Length) values[i + 1] = (float)(radius * sin);
        }
    }

    void CheckFans(TensorInfo tensor)
    {
        var missing = Bound is null && Value is null && Init switch
        {
            Init.Zeros or Init.Ones or Init.Normal => false,
            Init.XavierNormal or Init.XavierUniform => FanIn < 1 || FanOut < 1,
            _ => FanIn < 1,
        };
        if (missing)
            throw new InvalidOperationException(
                $"Tensor '{tensor}' starts as {Init}, which needs fans above 0, but they are {FanIn} in, {FanOut} out.");
    }

    // FNV-1a over the name's characters, then SplitMix64's finalizer (G. Steele et al., 2014), which tells near seeds and names well apart.
    static ulong Key(ulong seed, string name)
    {
        var z = 0xCBF29CE484222325;
        foreach (var character in name) z = (z ^ character) * 0x100000001B3;
        z += seed * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
