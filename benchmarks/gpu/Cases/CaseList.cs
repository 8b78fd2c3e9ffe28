namespace NetGen.Benchmarks.Gpu.Cases;

/// <summary>All cases, in the order in which they run: copies come first, since other cases are measured by them.</summary>
static class CaseList
{
    /// <summary>The cases at the sizes that GPUs are measured with.</summary>
    public static IReadOnlyList<Case> Full { get; } =
    [
        KernelCases.Copy(1024), KernelCases.NormGelu, KernelCases.CrossEntropy, KernelCases.AdamW, KernelCases.Gemm, KernelCases.OwnGemm,
        ImageCases.Mlp(32), ImageCases.Mlp(256), ImageCases.LeNet(256), ImageCases.ResNet(128), TextCases.Gpt,
    ];

    /// <summary>The same at sizes that an emulation on the CPU can run.</summary>
    public static IReadOnlyList<Case> Tiny { get; } =
    [
        KernelCases.Copy(1), KernelCases.TinyNormGelu, KernelCases.TinyCrossEntropy, KernelCases.TinyAdamW, KernelCases.TinyGemm, KernelCases.TinyOwnGemm,
        ImageCases.TinyMlp(1), ImageCases.TinyMlp(2), ImageCases.TinyLeNet(2), ImageCases.TinyResNet(1), TextCases.TinyGpt,
    ];
}
