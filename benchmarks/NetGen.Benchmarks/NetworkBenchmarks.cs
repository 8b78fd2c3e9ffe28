using BenchmarkDotNet.Attributes;
using NetGen.Examples;

namespace NetGen.Benchmarks;

/// <summary>A step of training and a prediction of the examples' networks, on all processors.</summary>
[MemoryDiagnoser]
public class NetworkBenchmarks
{
    ImageClassifier? classifier;
    Optimizer? optimizer;
    ImageDataset? images;
    float[] scores = [];

    /// <summary>The example's command.</summary>
    [Params("mlp", "lenet")]
    public string Network { get; set; } = "";

    /// <summary>Images per call.</summary>
    [Params(1, 32, 256)]
    public int Batch { get; set; }

    /// <summary>Makes the network and its images.</summary>
    [GlobalSetup]
    public void Setup()
    {
        classifier = Catalogue.Find(Network)!.Create(1);
        optimizer = new Adam(1e-3);
        images = DrawnDigits.Create(Batch, seed: 1);
        scores = new float[Batch * ImageClassifier.Classes];
    }

    /// <summary>Forward, backward and Adam.</summary>
    [Benchmark]
    public float TrainStep() => classifier!.TrainStep(images!.Images, images.Labels, optimizer!);

    /// <summary>Forward only.</summary>
    [Benchmark]
    public void Predict() => classifier!.Predict(images!.Images, scores);

    /// <summary>Frees native memory.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        classifier?.Dispose();
        optimizer?.Dispose();
    }
}
