using NetGen.Models.Tests;

namespace NetGen.Ilgpu.Networks.Tests;

/// <summary>The networks of the literature at small size.</summary>
public class DeviceModelTests : DeviceNumberTests
{
    public static TheoryData<string, int> Losses { get; } = Data(Sample.Of(ModelCases.All, 12), 3);

    [Theory, MemberData(nameof(Losses))]
    public void Inference(string label, int batch) => CheckInference(label, batch);

    [Theory, MemberData(nameof(Losses))]
    public void Training(string label, int batch) => CheckTraining(label, batch);
}
