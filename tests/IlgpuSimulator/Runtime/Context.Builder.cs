using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;
using IlgpuSimulator;

namespace ILGPU;

public sealed partial class Context
{
    public sealed class Builder : ContextProperties
    {
        internal Builder() { }

        internal List<Device> Devices { get; } = [];

        internal Simulation Simulation { get; } = Simulator.Current;

        public Builder Default() => AllAccelerators();

        public Builder AllAccelerators() => this.CPU().Cuda().OpenCL();

        public Builder AllAccelerators(Predicate<Device> predicate) => this.CPU(d => predicate(d)).Cuda((CudaDevice d) => predicate(d)).OpenCL(d => predicate(d));

        public Builder Optimize(OptimizationLevel level) => Set(() => OptimizationLevel = level);

        public Builder Math(MathMode mathMode) => Set(() => MathMode = mathMode);

        public Builder Inlining(InliningMode inliningMode) => Set(() => InliningMode = inliningMode);

        public Builder PageLocking(PageLockingMode mode) => Set(() => PageLockingMode = mode);

        public Builder Caching(CachingMode cachingMode) => Set(() => CachingMode = cachingMode);

        public Builder DebugSymbols(DebugSymbolsMode debugSymbolsMode) => Set(() => DebugSymbolsMode = debugSymbolsMode);

        public Builder StaticFields(StaticFieldMode fieldMode) => Set(() => StaticFieldMode = fieldMode);

        public Builder Assertions() => Set(() => EnableAssertions = true);

        public Builder AutoAssertions() => this;

        public Builder AutoDebug() => this;

        public Builder AutoIOOperations() => this;

        public Builder Debug() => Assertions().DebugSymbols(DebugSymbolsMode.Kernel).Optimize(OptimizationLevel.Debug);

        public Builder Release() => this;

        public Builder Profiling() => Set(() => EnableProfiling = true);

        public Builder Verify() => Set(() => EnableVerifier = true);

        public Context ToContext() => new(this);

        internal Builder Add(Device device)
        {
            Devices.Add(device);
            return this;
        }

        Builder Set(Action set)
        {
            set();
            return this;
        }
    }
}
