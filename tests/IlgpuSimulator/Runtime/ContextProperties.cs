namespace ILGPU;

public enum OptimizationLevel
{
    Debug = 0,
    O0 = 0,
    Release = 1,
    O1 = 1,
    O2 = 2,
}

public enum MathMode
{
    Default = 0,
    Fast = 1,
    Fast32BitOnly = 2,
}

public enum InliningMode
{
    Default = 0,
    Aggressive = 0,
    Conservative = 1,
    Disabled = 2,
}

public enum PageLockingMode
{
    Default = 0,
    Auto = 1,
    Aggressive = 2,
}

public enum CachingMode
{
    Default = 0,
    NoKernelCaching = 1,
    NoLaunchCaching = 2,
    Disabled = 3,
}

public enum DebugSymbolsMode
{
    Auto = 0,
    Disabled = 1,
    Basic = 2,
    Kernel = 3,
    KernelSourceAnnotations = 4,
}

public enum StaticFieldMode
{
    Default = 0,
    MutableStaticFields = 1,
    IgnoreStaticFieldStores = 2,
}

public class ContextProperties
{
    private protected ContextProperties() { }

    public OptimizationLevel OptimizationLevel { get; private protected set; } = OptimizationLevel.O1;

    public MathMode MathMode { get; private protected set; }

    public InliningMode InliningMode { get; private protected set; }

    public PageLockingMode PageLockingMode { get; private protected set; }

    public CachingMode CachingMode { get; private protected set; }

    public DebugSymbolsMode DebugSymbolsMode { get; private protected set; }

    public StaticFieldMode StaticFieldMode { get; private protected set; }

    public bool EnableAssertions { get; private protected set; }

    public bool EnableProfiling { get; private protected set; }

    public bool EnableVerifier { get; private protected set; }

    internal bool Algorithms { get; set; }
}
