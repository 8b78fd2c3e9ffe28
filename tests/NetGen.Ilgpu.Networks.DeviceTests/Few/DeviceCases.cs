using NetGen.Networks.Tests;

namespace NetGen.Ilgpu.Networks.Tests;

/// <summary>What is called on devices when not all networks are compiled.</summary>
static class DeviceCases
{
    public static IReadOnlyList<NetworkCase> Networks { get; } =
        [.. LayerCases.All, .. BlockCases.All, .. SequenceCases.All, .. RowCases.All, .. LoopCases.All, .. SurfaceCases.All, .. StatefulCases.All];

    public static IReadOnlyList<NetworkCase> All => Networks;
}
