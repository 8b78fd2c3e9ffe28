using System.Diagnostics;
using ILGPU;
using ILGPU.Runtime;
using NetGen.Benchmarks.Gpu.Cases;

namespace NetGen.Benchmarks.Gpu.Measuring;

/// <summary>NetGen on a device. Each case has a device of its own: one that failed takes nothing with it.</summary>
sealed class DeviceSide : ISide, IDisposable
{
    readonly IlgpuDevice device;
    readonly IWorkload workload;

    /// <summary>Makes the network and takes the first step.</summary>
    public DeviceSide(string? deviceName, Case measured, Precision precision)
    {
        device = IlgpuDevice.Create(deviceName);
        try
        {
            workload = measured.Prepare(device, precision);
            FirstSeconds = Run(1);
            UploadSeconds = measured.Cost.UploadedBytes > 0 ? Upload(measured.Cost.UploadedBytes) : null;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Name => "NetGen";

    /// <summary>How many parameters are trained, or null.</summary>
    public long? Parameters => workload.Parameters;

    /// <summary>Seconds of the first step: kernels are compiled, weights taken to the device, memory allocated.</summary>
    public double FirstSeconds { get; }

    /// <summary>Seconds that a step's batch takes to the device, alone; a part of every step.</summary>
    public double? UploadSeconds { get; }

    public double Run(int steps)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < steps; i++) workload.Step();
        device.Accelerator.Synchronize();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public void Dispose()
    {
        Free(workload);
        Free(device);
    }

    static void Free(IDisposable? held)
    {
        try
        {
            held?.Dispose();
        }
        catch (AcceleratorException)
        {
            // Of a device that failed, which was said before.
        }
    }

    double Upload(long bytes)
    {
        var (numbers, stream) = (new float[bytes / sizeof(float)], device.Accelerator.DefaultStream);
        using var target = device.Accelerator.Allocate1D<float>(numbers.Length);
        return NetGen.Benchmarks.Median.Of(Enumerable.Range(0, 21).Select(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            target.View.BaseView.CopyFromCPU(stream, ref numbers[0], numbers.Length);
            stream.Synchronize();
            return Stopwatch.GetElapsedTime(started).TotalSeconds;
        }));
    }
}
