using ILGPU;
using ILGPU.Runtime;

namespace NetGen.Ilgpu;

/// <summary>A rule's kernel as the device has compiled it.</summary>
sealed class RuleKernel<TRule>
    where TRule : struct, IDeviceRule
{
    /// <summary>Groups per multiprocessor: enough to hide latencies; threads take what is left in turns.</summary>
    const int GroupsPerProcessor = 16;

    readonly IlgpuDevice device;
    Action<KernelConfig, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, TRule, int> update = null!;

    public RuleKernel(IlgpuDevice device)
    {
        this.device = device;
        device.Compile("an optimizer",
        [
            () => update = device.Accelerator.LoadStreamKernel<
                ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, TRule, int>(UpdateMethods.Update),
        ]);
    }

    /// <summary>Updates a part of the weights; states that the rule does not have are anything.</summary>
    /// <param name="memory">All weights and what belongs to them.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="rule">The rule.</param>
    public void Run(in UpdateViews memory, long start, long length, TRule rule)
    {
        for (; length > 0; start += UpdateMethods.MostFloats, length -= UpdateMethods.MostFloats)
        {
            var floats = Math.Min(length, UpdateMethods.MostFloats);
            var quads = UpdateMethods.Quads(start, floats);
            var work = Math.Max(quads, floats - 4 * quads);
            var groups = Math.Min((work + device.GroupSize - 1) / device.GroupSize, GroupsPerProcessor * Math.Max(1, device.Accelerator.NumMultiprocessors));
            update(
                new KernelConfig((int)groups, device.GroupSize), memory.Weights.SubView(start, floats), memory.Gradients.SubView(start, floats),
                rule.States > 0 ? memory.First.SubView(start, floats) : memory.First,
                rule.States > 1 ? memory.Second.SubView(start, floats) : memory.Second,
                memory.Scale, rule, quads);
        }
    }
}
