using NetGen.Compiler;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;
using NetGen.Networks.Tests;

namespace NetGen.Models.Tests;

/// <summary>The networks as they were published: their numbers of parameters, and the names of their weights.</summary>
public class FullSizeTests
{
    public const string Namespace = "NetGen.Models.Tests.FullSize.";

    /// <summary>
    /// Counts of torchvision (AlexNet, ResNets, ConvNeXt, ViT) and Hugging Face (GPT-2, BERT), which are those of the papers; LeNet-5's with
    /// full connections between the maps.
    /// </summary>
    public static TheoryData<string, long> Published { get; } = new()
    {
        { "LeNet5", 61_706 },
        { "AlexNet", 61_100_840 },
        { "ResNet18", 11_689_512 },
        { "ResNet50", 25_557_032 },
        { "ConvNeXtTiny", 28_589_128 },
        { "Gpt2Small", 124_439_808 },
        { "BertBase", 109_482_240 },
        { "VitBase", 86_567_656 },
        { "GcnCora", 23_063 },
        { "GatCora", 92_373 },
        { "ResNet50Fpn", 26_852_416 },
        { "T5Small", 60_506_624 },
        { "UNet2015", 31_030_658 },
        { "PaddedUNet", 31_037_698 },
        { "DdpmCifar10", 35_746_307 },
        { "ZarembaLarge", 66_034_000 },
        { "ZarembaLargeTied", 51_034_000 },
        { "MamlSinusoid", 1_761 },
    };

    [Theory, MemberData(nameof(Published))]
    public void HasThePublishedNumberOfParameters(string name, long count)
    {
        var network = DeclaredNetworks.Evaluate(Namespace + name);
        Assert.DoesNotContain(network.Issues, i => Rule.Get(i.Rule).Severity != Severity.Info);
        Assert.Equal(count, network.Parameters.Sum(p => p.Shape.Size.Constant!.Value));
        // A loss trains all of them.
        Assert.All(network.Methods.Where(m => m.Training is not null), m => Assert.Equal(network.Parameters.Select(p => p.Name), m.Trained));
    }

    [Theory]
    [InlineData("AlexNet", "features.10.bias", "classifier.6.weight")]
    [InlineData("ResNet18", "conv1.weight", "bn1.running_var", "layer1.0.bn2.bias", "layer2.0.downsample.0.weight", "layer4.0.downsample.1.running_mean", "fc.bias")]
    [InlineData("ResNet50", "layer1.0.downsample.0.weight", "layer3.5.conv3.weight", "layer4.2.bn3.weight")]
    [InlineData("Gpt2Small", "transformer.wte.weight", "transformer.h.11.attn.c_attn.weight", "transformer.h.0.mlp.c_proj.bias", "transformer.ln_f.weight")]
    [InlineData("BertBase", "bert.embeddings.token_type_embeddings.weight", "bert.encoder.layer.11.attention.self.query.weight",
        "bert.encoder.layer.0.attention.output.LayerNorm.bias", "bert.encoder.layer.3.intermediate.dense.weight", "bert.pooler.dense.bias")]
    [InlineData("DdpmCifar10", "unet.temb.dense.1.bias", "unet.down.0.block.0.temb_proj.weight", "unet.down.1.attn.0.proj_out.bias",
        "unet.mid.block_1.norm1.weight", "unet.up.3.block.2.nin_shortcut.weight", "unet.norm_out.bias")]
    [InlineData("VitBase", "vit.patch_embed.proj.weight", "vit.blocks.11.attn.qkv.bias", "vit.blocks.0.mlp.fc2.weight", "vit.cls_token")]
    public void WeightsHaveTheNamesOfPublishedCheckpoints(string name, params string[] weights)
    {
        var network = DeclaredNetworks.Evaluate(Namespace + name);
        var names = network.Parameters.Select(p => p.Name).Concat(network.Buffers.Select(b => b.Name))
            .Select(n => n.Replace('[', '.').Replace("]", "", StringComparison.Ordinal)).ToHashSet();
        Assert.All(weights, w => Assert.Contains(w, names));
    }

    /// <summary>The scores of attention, and their gradients, are never in memory as a whole on a device (but where a relative bias learns from them).</summary>
    [Theory]
    [InlineData("Gpt2Small")]
    [InlineData("BertBase")]
    public void NothingInMemoryGrowsWithTheSquareOfTheLength(string name)
    {
        var programs = NetworkCompiler.DevicePrograms(DeclaredNetworks.Evaluate(Namespace + name), new CompilerOptions(Ilgpu: true));
        Assert.Contains(programs, p => p.IsTraining);
        Assert.Empty(programs.SelectMany(p => p.Kernels.Values).Where(v => v.Storage == Storage.Arena && IsSquare(v.Shape)).Select(v => $"{v} {v.Shape}"));

        static bool IsSquare(Shape shape) => shape.Size.Terms.Any(t => t.Factors.OfType<NamedDim>().Count(d => d.Id != "N") > 1);
    }
}
