using NetGen.Networks.Tests;
using NetGen.Networks.Tests.Networks;

namespace NetGen.Ilgpu.Networks.Tests;

/// <summary>What is called on devices when not all networks are compiled.</summary>
static class DeviceCases
{
    /// <summary>Small ones of several kinds, which come first: devices that take few cases take these.</summary>
    static readonly HashSet<Type> first =
        [typeof(SmallMlp), typeof(Normalized), typeof(AttentionNet), typeof(NodeClassifier), typeof(RidgeHead), typeof(ElmanNet)];

    public static IReadOnlyList<NetworkCase> Networks { get; } =
    [
        .. new[] { LayerCases.All, BlockCases.All, SequenceCases.All, RowCases.All, LoopCases.All, SurfaceCases.All, StatefulCases.All }
            .SelectMany(cases => cases).OrderByDescending(c => first.Contains(c.Network)),
    ];

    public static IReadOnlyList<NetworkCase> All => Networks;
}
