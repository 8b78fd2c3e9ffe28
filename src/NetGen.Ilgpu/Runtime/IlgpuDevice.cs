using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;
using NetGen.Ilgpu;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// A device that networks run on: <c>using var gpu = IlgpuDevice.Create(); using var session = net.CreateSession(gpu, N: 64);</c>. Sessions
/// of several networks, and several of one, share it; their calls take turns.
/// </summary>
public sealed class IlgpuDevice : IDisposable
{
    /// <summary>The threads that share a tile of a product; printed kernels count on it.</summary>
    internal const int TileThreads = 256;

    /// <summary>Groups of a kernel with scratch memory, per multiprocessor: enough to hide latencies, few enough to keep the memory small.</summary>
    const int ScratchGroups = 8;

    readonly Context context;
    readonly Dictionary<(Type, Precision), object> kernels = [];
    readonly List<MemoryBuffer> kept = [];
    readonly ConditionalWeakTable<NetworkCore, DeviceWeights> weights = [];
    RowSorter? rowSorter;
    IGemm? gemm;
    bool isGemmKnown;
    bool disposed;

    IlgpuDevice(Context context, Device device)
    {
        this.context = context;
        Accelerator = device.CreateAccelerator(context);
        if (Accelerator.MaxNumThreadsPerGroup >= TileThreads) return;
        var (threads, found) = (Accelerator.MaxNumThreadsPerGroup, Name);
        Accelerator.Dispose();
        throw new DeviceException($"{found} has groups of {threads} threads, but the kernels need {TileThreads}; create another device, or run the network on the CPU.");
    }

    /// <summary>Threads that share a cell of medium work; printed kernels count on it.</summary>
    internal const int WarpSize = 32;

    /// <summary>The best device: the CUDA device with the most memory, else such an OpenCL one, else the emulation on the CPU.</summary>
    /// <param name="name">One of those that are <see cref="Available"/>, or a part of it, such as the kind: the best one that has it is chosen.</param>
    /// <exception cref="DeviceException">There is no such device, or its driver does not work; the message lists those that are there.</exception>
    public static IlgpuDevice Create(string? name = null) => Drivers.Open(name, static (context, device) => new IlgpuDevice(context, device));

    /// <summary>All devices with a working driver, the best first: their names and kinds, as <see cref="Create"/> takes them.</summary>
    public static IReadOnlyList<string> Available => Drivers.Available();

    /// <summary>The device's name, as its driver says it.</summary>
    public string Name => Accelerator.Name;

    /// <summary>How it is driven.</summary>
    public DeviceKind Kind => Drivers.KindOf(Accelerator.AcceleratorType);

    /// <summary>Bytes of memory that the device has.</summary>
    public long MemoryBytes => Accelerator.MemorySize;

    /// <summary>Bytes of its memory that networks hold.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Hears how many kernels of a network are compiled, of how many: the first session of a network compiles them.</summary>
    public Action<string, int, int>? CompilationProgress { get; set; }

    /// <summary>
    /// Whether large products of matrices that nothing is fused with are left to cuBLAS, on a CUDA device where cuBLAS 11 or later is installed.
    /// </summary>
    public bool UsesCublas { get; set; } = true;

    /// <summary>ILGPU's view of the device, for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Accelerator Accelerator { get; }

    /// <summary>Calls of all sessions take turns.</summary>
    internal object Gate { get; } = new();

    /// <summary>The threads of a group of other kernels: any multiple of 32 that is a power of two up to 256. Tests have fewer, which are faster to simulate.</summary>
    internal int GroupSize { get; init; } = DefaultGroupSize;

    /// <summary>The <see cref="GroupSize"/> of devices that are created from here on.</summary>
    internal static int DefaultGroupSize { get; set; } = TileThreads;

    /// <summary>Multiplications from which on a library is worth its launch: below, it is the launch that takes the time.</summary>
    internal double LeastLibraryWork { get; set; } = 1 << 24;

    /// <summary>The library for products; null if there is none, or none is wanted.</summary>
    internal IGemm? Gemm
    {
        get
        {
            if (!UsesCublas) return null;
            if (!isGemmKnown) (gemm, isGemmKnown) = (Cublas.Open(Accelerator), true);
            return gemm;
        }
        set => (gemm, isGemmKnown) = (value, true);
    }

    /// <summary>The sort behind scatters.</summary>
    internal RowSorter RowSorter => rowSorter ??= new RowSorter(this);

    /// <summary>The most groups of a kernel that needs scratch memory.</summary>
    internal int MostScratchGroups => Math.Max(1, ScratchGroups * Accelerator.NumMultiprocessors);

    /// <summary>The kernels of a network, compiled once for all its sessions.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T Kernels<T>(Precision precision, Func<IlgpuDevice, Precision, T> compile)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(compile);
        lock (Gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (!kernels.TryGetValue((typeof(T), precision), out var known)) kernels[(typeof(T), precision)] = known = compile(this, precision);
            return (T)known;
        }
    }

    /// <exception cref="DeviceException">The device has no such products.</exception>
    internal void Require(Precision precision)
    {
        if (precision == Precision.Float32 || Drivers.HasTensorCores(Accelerator)) return;
        throw new DeviceException(
            $"{Name} ({Kind}) has no products of {precision}: they need a CUDA device of compute capability 8.0 or later. Create the session with Precision.Float32.");
    }

    /// <summary>Compiles kernels and says how far it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Compile(string network, IReadOnlyList<Action> loads)
    {
        ArgumentNullException.ThrowIfNull(loads);
        for (var i = 0; i < loads.Count; i++)
        {
            CompilationProgress?.Invoke(network, i, loads.Count);
            try
            {
                loads[i]();
            }
            catch (Exception cause) when (cause is not OutOfMemoryException and not DeviceException)
            {
                throw new DeviceException(
                    $"{Name} could not compile kernel {i + 1} of {loads.Count} of {network}: {cause.Message} Create another device for other networks, and report this.", cause);
            }
        }
        CompilationProgress?.Invoke(network, loads.Count, loads.Count);
    }

    /// <summary>Constants that stay on the device.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ArrayView<float> Keep(ReadOnlySpan<float> numbers)
    {
        var buffer = Allocate(numbers.Length, "constants");
        kept.Add(buffer);
        var view = buffer.View.BaseView;
        DeviceCopy.Up(Accelerator.DefaultStream, numbers, view);
        return view;
    }

    internal DeviceWeights WeightsOf(NetworkCore core)
    {
        lock (Gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (weights.TryGetValue(core, out var known)) return known;
            var made = new DeviceWeights(this, core);
            weights.Add(core, made);
            core.Disposed += () => Release(core);
            return made;
        }
    }

    /// <summary>Frees the weights of a network that was disposed of.</summary>
    void Release(NetworkCore core)
    {
        lock (Gate)
        {
            if (disposed || !weights.TryGetValue(core, out var held)) return;
            weights.Remove(core);
            held.Free();
        }
    }

    /// <summary>Memory of the device, at least one float long.</summary>
    /// <param name="floats">How much.</param>
    /// <param name="what">What it is for, in a message.</param>
    /// <exception cref="DeviceException">The device has not that much left.</exception>
    internal MemoryBuffer1D<float, Stride1D.Dense> Allocate(long floats, string what)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var length = Math.Max(1, floats);
        try
        {
            var buffer = Accelerator.Allocate1D<float>(length);
            AllocatedBytes += length * sizeof(float);
            return buffer;
        }
        catch (Exception cause) when (cause is AcceleratorException or OutOfMemoryException)
        {
            if (HasFailed() is { } lost) throw Lost(lost);
            throw new DeviceException(
                $"{Name} has no {length * sizeof(float):N0} bytes left for {what}: it has {MemoryBytes:N0} in all, of which networks of this process hold {AllocatedBytes:N0}. "
                + "Create the session for smaller dimensions, or dispose of sessions that are not needed.", cause);
        }
    }

    /// <summary>What a device that does nothing any more answers.</summary>
    AcceleratorException? HasFailed()
    {
        try
        {
            Accelerator.Synchronize();
            return null;
        }
        catch (AcceleratorException cause)
        {
            return cause;
        }
    }

    internal void Free(MemoryBuffer buffer)
    {
        if (disposed) return;
        AllocatedBytes -= buffer.LengthInBytes;
        buffer.Dispose();
    }

    /// <summary>Frees the device and all memory on it. Weights that were not downloaded are lost.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            if (disposed) return;
            disposed = true;
            foreach (var buffer in kept) buffer.Dispose();
            gemm?.Dispose();
            Accelerator.Dispose();
            context.Dispose();
        }
    }

    internal bool IsDisposed => disposed;

    /// <summary>Says of a device that fails what that means.</summary>
    internal DeviceException Lost(AcceleratorException cause) =>
        new($"{Name} failed: {cause.Message} What it held is lost, the weights in this process are as they were last downloaded or saved; create another device and go on from them.", cause);
}
