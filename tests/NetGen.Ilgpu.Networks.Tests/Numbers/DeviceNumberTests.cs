using NetGen.Networks.Tests;

namespace NetGen.Ilgpu.Networks.Tests;

/// <summary>The numbers of networks on a device against the float64 interpreter.</summary>
public abstract class DeviceNumberTests : DeviceTest
{
    protected static TheoryData<string, int> Data(IEnumerable<NetworkCase> cases, params int[] batches)
    {
        TheoryData<string, int> data = [];
        foreach (var call in cases)
        {
            foreach (var batch in batches) data.Add(call.Label, batch);
        }
        return data;
    }

    protected void CheckInference(string label, int batch)
    {
        using var run = Run(label, batch);
        NetworkNumbers.CheckInference(run);
    }

    protected void CheckTraining(string label, int batch)
    {
        using var run = Run(label, batch);
        NetworkNumbers.CheckTraining(run);
    }

    private protected NetworkRun Run(string label, int batch) => new(DeviceDrivers.Of(DeviceCases.All.Single(c => c.Label == label), Device), batch);
}

/// <summary>Results, and losses in inference form.</summary>
public class DeviceInferenceTests : DeviceNumberTests
{
    public static TheoryData<string, int> Methods { get; } = Data(DeviceCases.Networks, 3);

    [Theory, Trait("CasesOnCpuAccelerator", "12"), MemberData(nameof(Methods))]
    public void Inference(string label, int batch) => CheckInference(label, batch);
}

/// <summary>Losses in training form, all gradients, buffers and inner values.</summary>
public class DeviceTrainingTests : DeviceNumberTests
{
    static IEnumerable<NetworkCase> Trained => DeviceCases.Networks.Where(c => c.Train is not null);

    /// <summary>A batch that fills no group of threads.</summary>
    public static TheoryData<string, int> Losses { get; } = Data(Trained, 3);

    public static TheoryData<string, int> LossesOfOne { get; } = Data(Sample.Of(Trained, 4), 1);

    [Theory, Trait("CasesOnCpuAccelerator", "6"), MemberData(nameof(Losses)), MemberData(nameof(LossesOfOne))]
    public void Training(string label, int batch) => CheckTraining(label, batch);
}
