namespace IlgpuSimulator;

/// <summary>Runs inline PTX.</summary>
static class PtxMachine
{
    public static void Run(string asm, PtxOperand[] operands) => throw KernelThread.Required.Fault($"runs the inline PTX \"{asm}\", which the simulator does not know");
}
