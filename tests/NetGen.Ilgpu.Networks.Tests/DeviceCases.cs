using NetGen.Models.Tests;
using NetGen.Networks.Tests;

namespace NetGen.Ilgpu.Networks.Tests;

/// <summary>What is called on devices.</summary>
static class DeviceCases
{
    public static IReadOnlyList<NetworkCase> Networks => NetworkCases.All;

    /// <summary>With the networks of the literature.</summary>
    public static IReadOnlyList<NetworkCase> All { get; } = [.. Networks, .. ModelCases.All];
}
