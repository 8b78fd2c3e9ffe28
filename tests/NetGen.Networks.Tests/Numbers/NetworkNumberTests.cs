namespace NetGen.Networks.Tests;

/// <summary>The numbers of every network's generated code against the float64 interpreter, and its gradients against differences.</summary>
public class NetworkNumberTests
{
    static readonly int[] batches = [1, 3, 32];

    static IEnumerable<NetworkCase> Trained => NetworkCases.All.Where(c => c.Train is not null);

    public static TheoryData<string, int> Methods { get; } = Data(NetworkCases.All, batches);

    public static TheoryData<string, int> Losses { get; } = Data(Trained, batches);

    public static TheoryData<string, int> SmallLosses { get; } = Data(Trained, 2);

    static TheoryData<string, int> Data(IEnumerable<NetworkCase> cases, params int[] sizes)
    {
        TheoryData<string, int> data = [];
        foreach (var call in cases)
        {
            foreach (var batch in sizes) data.Add(call.Label, batch);
        }
        return data;
    }

    [Theory, MemberData(nameof(Methods))]
    public void Forward(string label, int batch)
    {
        using var run = new NetworkRun(NetworkCases.Get(label), batch);
        NetworkNumbers.CheckInference(run);
    }

    [Theory, MemberData(nameof(Losses))]
    public void Gradients(string label, int batch)
    {
        using var run = new NetworkRun(NetworkCases.Get(label), batch);
        NetworkNumbers.CheckTraining(run);
    }

    [Theory, MemberData(nameof(SmallLosses))]
    public void DirectionalDifferences(string label, int batch)
    {
        using var run = new NetworkRun(NetworkCases.Get(label), batch);
        NetworkNumbers.CheckSlopes(run);
    }
}
