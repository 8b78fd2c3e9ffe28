namespace NetGen.Cpu;

/// <summary>A number that is a type, so that the JIT compiles one microkernel per tile size and drops the rows it has not.</summary>
interface IExtent
{
    /// <summary>The number.</summary>
    static abstract int Count { get; }
}

readonly struct One : IExtent
{
    public static int Count => 1;
}

readonly struct Two : IExtent
{
    public static int Count => 2;
}

readonly struct Three : IExtent
{
    public static int Count => 3;
}

readonly struct Four : IExtent
{
    public static int Count => 4;
}

readonly struct Five : IExtent
{
    public static int Count => 5;
}

readonly struct Six : IExtent
{
    public static int Count => 6;
}
