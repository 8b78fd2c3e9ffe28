using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace IlgpuSimulator;

/// <summary>A kernel that was looked through and can be launched.</summary>
sealed class Kernel
{
    readonly KernelCode code;

    readonly Accelerator accelerator;

    Kernel(Accelerator accelerator, MethodInfo method, KernelCode code)
    {
        this.accelerator = accelerator;
        this.code = code;
        Name = $"{method.DeclaringType?.Name}.{method.Name}";
    }

    public string Name { get; }

    /// <summary>Whether threads of a group wait for each other.</summary>
    public bool Meets => code.Meets;

    public bool UsesDynamicSharedMemory => code.UsesDynamicSharedMemory;

    public static Kernel Load(Accelerator accelerator, Delegate action)
    {
        ArgumentNullException.ThrowIfNull(action);
        accelerator.BeginOperation();
        KernelArguments.Refuse(action.Method);
        var code = KernelCode.Of(action.Method);
        if (code.Refusal is { } refusal) throw new InternalCompilerException(refusal.Message, refusal.InnerException!);
        if (code.UsesAlgorithms && !accelerator.Context.Properties.Algorithms)
        {
            throw new InternalCompilerException($"The kernel {action.Method.Name} uses XMath, but the context was built without EnableAlgorithms.");
        }

        return new(accelerator, action.Method, code);
    }

    public void Launch(AcceleratorStream stream, KernelConfig config, Action body)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ObjectDisposedException.ThrowIf(stream.IsDisposed, stream);
        if (stream.Accelerator != accelerator) throw new KernelFaultException($"{Name} is launched on a stream of another accelerator.");
        accelerator.Launch(new Launch(this, accelerator, config, body).Run);
    }
}
