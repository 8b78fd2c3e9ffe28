using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace IlgpuSimulator;

/// <summary>A kernel that was looked through and can be launched.</summary>
sealed class Kernel
{
    readonly KernelCode code;

    Kernel(MethodInfo method, KernelCode code)
    {
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

        return new(action.Method, code);
    }

    public void Launch(AcceleratorStream stream, KernelConfig config, Action body)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ObjectDisposedException.ThrowIf(stream.IsDisposed, stream);
        stream.Accelerator.Launch(new Launch(this, stream.Accelerator, config, body).Run);
    }
}
