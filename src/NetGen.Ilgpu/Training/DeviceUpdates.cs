using ILGPU;
using ILGPU.Runtime;
using NetGen.Cpu;
using NetGen.Runtime;

namespace NetGen.Ilgpu;

/// <summary>Steps on a device: weights, gradients, states and the factor of clipping stay there.</summary>
sealed class DeviceUpdates(IlgpuDevice device, DeviceWeights weights, NetworkCore core) : ParameterUpdates
{
    readonly List<MemoryBuffer1D<float, Stride1D.Dense>> states = [];
    MemoryBuffer1D<float, Stride1D.Dense>? numbers;
    UpdateViews memory;

    public DeviceWeights Weights => weights;

    public override TensorStore Parameters => core.Parameters;

    AcceleratorStream Stream => device.Accelerator.DefaultStream;

    // The sums of clipping, the factor, and the factor of no clipping.
    ArrayView<float> Partials => numbers!.View.BaseView.SubView(0, DeviceGradientNorm.MostPartials);

    ArrayView<float> Factor => numbers!.View.BaseView.SubView(DeviceGradientNorm.MostPartials, 1);

    ArrayView<float> One => numbers!.View.BaseView.SubView(DeviceGradientNorm.MostPartials + 1, 1);

    public override void Allocate(int states) => OnDevice(() =>
    {
        numbers = device.Allocate(DeviceGradientNorm.MostPartials + 2, $"an optimizer of {core.Name}");
        DeviceCopy.Up(Stream, [1f], One);
        for (var i = 0; i < states; i++)
        {
            this.states.Add(device.Allocate(Parameters.Length, $"the state of an optimizer of {core.Name}"));
            this.states[i].View.BaseView.MemSetToZero(Stream);
        }
    });

    public override unsafe void ReadState(int index, NativeBuffer target) => OnDevice(() => DeviceCopy.Down(Stream, StateView(index), target.Pointer));

    public override unsafe void WriteState(int index, NativeBuffer source) => OnDevice(() => DeviceCopy.Up(Stream, source.Pointer, StateView(index)));

    public override void Step(INetwork network, Optimizer optimizer, ReadOnlySpan<ParameterRange> trained, List<TensorSteps.Segment> segments) =>
        ((IlgpuSessionBase)network).Step(this, optimizer, trained, segments);

    /// <summary>The step, inside of the session's call.</summary>
    public void Run(Optimizer optimizer, ArrayView<float> gradients, ReadOnlySpan<ParameterRange> trained, List<TensorSteps.Segment> segments)
    {
        var scale = One;
        if (optimizer.GradientClipNorm is { } norm)
        {
            scale = Factor;
            device.Kernels(Precision.Float32, static (d, _) => new DeviceGradientNorm(d)).Measure(gradients, trained, Partials, norm, scale);
        }
        memory = new UpdateViews(weights.Parameters.View, gradients, StateOr(0, scale), StateOr(1, scale), scale);
        optimizer.Update(this, segments);
    }

    public override void Apply(in OptimizerPart part, in SgdRule rule) => Run(part, DeviceSgd.Of(rule));

    public override void Apply(in OptimizerPart part, in MomentumRule rule) => Run(part, DeviceMomentum.Of(rule));

    public override void Apply(in OptimizerPart part, in AdamRule rule) => Run(part, DeviceAdam.Of(rule));

    public override void Dispose()
    {
        lock (device.Gate)
        {
            foreach (var state in states) device.Free(state);
            states.Clear();
            if (numbers is not null) device.Free(numbers);
            numbers = null;
        }
    }

    void Run<TRule>(in OptimizerPart part, TRule rule)
        where TRule : struct, IDeviceRule =>
        device.Kernels(Precision.Float32, static (d, _) => new RuleKernel<TRule>(d)).Run(memory, part.Start, part.Length, rule);

    ArrayView<float> StateView(int index) => states[index].View.BaseView.SubView(0, Parameters.Length);

    ArrayView<float> StateOr(int index, ArrayView<float> other) => index < states.Count ? StateView(index) : other;

    void OnDevice(Action action)
    {
        lock (device.Gate)
        {
            if (device.IsDisposed)
                throw new ObjectDisposedException(
                    nameof(IlgpuDevice), $"The optimizer's state of {core.Name} was on a device that is disposed of; step a session elsewhere before that, or create a new optimizer.");
            try
            {
                action();
            }
            catch (AcceleratorException cause)
            {
                throw device.Lost(cause);
            }
        }
    }
}
