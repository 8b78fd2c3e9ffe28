using ILGPU;
using NetGen.Runtime;

namespace NetGen.Ilgpu;

/// <summary>The weights and buffers of one network on one device, shared by its sessions there.</summary>
sealed class DeviceWeights
{
    public DeviceWeights(IlgpuDevice device, NetworkCore core)
    {
        Parameters = new(device, core.Parameters, "weights", core.Name);
        try
        {
            Buffers = new(device, core.Buffers, "buffers", core.Name);
        }
        catch
        {
            Parameters.Free(withHost: false);
            throw;
        }
    }

    public MirroredStore Parameters { get; }

    public MirroredStore Buffers { get; }

    public void Free()
    {
        Parameters.Free(withHost: false);
        Buffers.Free(withHost: false);
    }
}

/// <summary>Named tensors that lie in this process's memory and on a device; whichever was written last counts.</summary>
sealed class MirroredStore
{
    readonly IlgpuDevice device;
    readonly TensorStore host;
    readonly ILGPU.Runtime.MemoryBuffer1D<float, Stride1D.Dense> buffer;
    readonly string what, network;
    long hostVersion;
    bool isDeviceNewer;

    public MirroredStore(IlgpuDevice device, TensorStore host, string what, string network)
    {
        (this.device, this.host, this.what, this.network) = (device, host, what, network);
        buffer = device.Allocate(host.Length, $"the {what} of {network}");
        try
        {
            Upload();
        }
        catch
        {
            device.Free(buffer);
            throw;
        }
    }

    /// <summary>All floats of the store.</summary>
    public ArrayView<float> View => buffer.View.BaseView;

    public long Length => host.Length;

    /// <summary>The store in this process's memory, with what the device has.</summary>
    public TensorStore Host
    {
        get
        {
            if (isDeviceNewer) Download();
            return host;
        }
    }

    /// <summary>Takes over what was written in this process.</summary>
    /// <exception cref="InvalidOperationException">Both were written.</exception>
    public void Refresh()
    {
        if (host.Version == hostVersion) return;
        if (isDeviceNewer)
        {
            throw new InvalidOperationException(
                $"The {what} of {network} were changed on {device.Name} and in this process's memory; call the session's Download() to keep the former, or Upload() to keep the latter.");
        }
        Upload();
    }

    /// <summary>Says that a kernel wrote to the device's memory.</summary>
    public void MarkDeviceChanged() => isDeviceNewer = true;

    /// <summary>Says that a kernel computed anew what counts; what was written in this process before does not.</summary>
    public void MarkReplaced()
    {
        hostVersion = host.Version;
        isDeviceNewer = true;
    }

    public unsafe void Upload()
    {
        if (host.Length > 0) DeviceCopy.Up(device.Accelerator.DefaultStream, host.Pointer, View);
        hostVersion = host.Version;
        isDeviceNewer = false;
    }

    /// <summary>Everything is fetched before anything is written, so that a device that is lost on the way changes nothing.</summary>
    public unsafe void Download()
    {
        using var staged = new NetGen.Cpu.NativeBuffer(host.Length);
        if (host.Length > 0) DeviceCopy.Down(device.Accelerator.DefaultStream, View, staged.Pointer);
        Buffer.MemoryCopy(staged.Pointer, host.Pointer, host.Length * sizeof(float), host.Length * sizeof(float));
        host.MarkChanged();
        hostVersion = host.Version;
        isDeviceNewer = false;
    }

    /// <param name="withHost">Whether what lies in this process's memory is the store's own, too.</param>
    public void Free(bool withHost)
    {
        device.Free(buffer);
        if (withHost) host.Dispose();
    }
}
