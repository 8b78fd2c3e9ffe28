using NetGen.Cpu;

namespace NetGen;

/// <summary>Steps in this process's memory, in vectors and on all workers.</summary>
sealed unsafe class CpuUpdates : ParameterUpdates
{
    NativeBuffer[] states = [];
    GradientNorm? gradientNorm;
    float* weights, gradients;
    float scale;

    CpuUpdates(TensorStore parameters) => Parameters = parameters;

    public override TensorStore Parameters { get; }

    /// <summary>The last updates, if they are this network's, or new ones without memory.</summary>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public static ParameterUpdates Of(INetwork network, ParameterUpdates? last)
    {
        var parameters = network.Parameters;
        parameters.ThrowIfDisposed();
        network.Gradients.ThrowIfDisposed();
        return last is CpuUpdates updates && updates.Parameters == parameters ? updates : new CpuUpdates(parameters);
    }

    public override void Allocate(int states) => this.states = [.. Enumerable.Range(0, states).Select(_ => new NativeBuffer(Parameters.Length))];

    public override void ReadState(int index, NativeBuffer target) => Copy(states[index], target);

    public override void WriteState(int index, NativeBuffer source) => Copy(source, states[index]);

    public override void Step(INetwork network, Optimizer optimizer, ReadOnlySpan<ParameterRange> trained, List<TensorSteps.Segment> segments)
    {
        weights = Parameters.Pointer;
        gradients = network.Gradients.Pointer;
        scale = optimizer.GradientClipNorm is { } norm ? ClipFactor(trained, norm) : 1;
        optimizer.Update(this, segments);
        Parameters.MarkChanged();
    }

    public override void Apply(in OptimizerPart part, in SgdRule rule) => Run(part, rule);

    public override void Apply(in OptimizerPart part, in MomentumRule rule) => Run(part, rule);

    public override void Apply(in OptimizerPart part, in AdamRule rule) => Run(part, rule);

    public override void Dispose()
    {
        foreach (var state in states) state.Dispose();
        states = [];
    }

    void Run<TRule>(in OptimizerPart part, in TRule rule)
        where TRule : unmanaged, IUpdateRule
    {
        var memory = new UpdateMemory(weights + part.Start, gradients + part.Start, State(0, part), State(1, part), scale);
        UpdateKernel<TRule>.Run(memory, (nint)part.Length, rule);
    }

    float* State(int index, in OptimizerPart part) => index < states.Length ? states[index].Pointer + part.Start : null;

    // PyTorch's: a norm that is not finite makes every gradient NaN, which shows; it is not hidden.
    float ClipFactor(ReadOnlySpan<ParameterRange> trained, double norm)
    {
        gradientNorm ??= new GradientNorm(Parameters.Length);
        return (float)Math.Min(1, norm / (gradientNorm.Measure(gradients, trained) + 1e-6));
    }

    static void Copy(NativeBuffer source, NativeBuffer target) =>
        Buffer.MemoryCopy(source.Pointer, target.Pointer, target.Length * sizeof(float), source.Length * sizeof(float));
}
