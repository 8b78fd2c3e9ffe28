using ILGPU.Runtime;

namespace NetGen.Ilgpu;

/// <summary>Simulated cards have no memory that a library could reach; tests give devices a product of their own.</summary>
static class Cublas
{
    public static IGemm? Open(Accelerator accelerator) => null;
}
