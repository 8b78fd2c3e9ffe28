using NetGen.Compiler.Templates;

namespace NetGen.Generators.Tests;

/// <summary>The whole networks of the language's description, as templates.</summary>
public class NetworkTemplateTests
{
    internal const string LeNet = """
        namespace App;
        [Network, Shape("N", 1, 28, 28)]
        [Conv2d(6, kernel: 5, Padding = 2), Relu, MaxPool2d(2)]
        [Conv2d(16, kernel: 5), Relu, MaxPool2d(2)]
        [Flatten, Linear(120), Relu, Linear(84), Relu, Linear(10)]
        [CrossEntropy]
        public partial class LeNet;
        """;

    internal const string ResidualBlock = """
        namespace App;
        [Block]
        public partial class ResidualBlock(int channels, int stride = 1)
        {
            readonly Conv2d conv1 = new(channels, kernel: 3) { Padding = 1, Stride = stride };
            readonly BatchNorm2d norm1 = new();
            readonly Conv2d conv2 = new(channels, kernel: 3) { Padding = 1 };
            readonly Conv2d shortcut = new(channels, kernel: 1) { Stride = stride };

            public Tensor Forward(Tensor x) =>
                (x.Then(conv1).Then(norm1).Relu().Then(conv2) + x.Then(shortcut)).Relu();
        }
        """;

    internal const string CifarNet = """
        namespace App;
        [Network]
        public partial class CifarNet
        {
            const int Width = 16, Classes = 10;
            readonly Conv2d stem = new(Width, kernel: 3) { Padding = 1 };
            readonly ResidualBlock[] stages = [new(Width), new(2 * Width, stride: 2), new(4 * Width, stride: 2)];
            readonly Linear head = new(Classes);

            [Forward] [return: Shape("N", Classes)]
            Tensor Classify([Shape("N", 3, 32, 32)] Tensor image)
            {
                var x = image.Then(stem).Relu();                 // [N, 16, 32, 32]   <- a checked comment
                foreach (var stage in stages) x = stage.Forward(x);
                return x.Mean(2, 3).Then(head);
            }

            [Loss]
            Tensor Loss([Shape("N", 3, 32, 32)] Tensor image, [Shape("N")] Labels label) =>
                CrossEntropy(Classify(image), label, smoothing: 0.1f);
        }
        """;

    [Fact]
    public void Attributes_alone_are_layers_in_source_order() => AssertTemplate("App.LeNet", """
        network App.LeNet
          shape ["N", 1, 28, 28]
          layer new NetGen.Conv2d(channels: 6, kernel: 5) { Padding = 2 }
          layer new NetGen.Relu()
          layer new NetGen.MaxPool2d(kernel: 2)
          layer new NetGen.Conv2d(channels: 16, kernel: 5)
          layer new NetGen.Relu()
          layer new NetGen.MaxPool2d(kernel: 2)
          layer new NetGen.Flatten()
          layer new NetGen.Linear(features: 120)
          layer new NetGen.Relu()
          layer new NetGen.Linear(features: 84)
          layer new NetGen.Relu()
          layer new NetGen.Linear(features: 10)
          layer new NetGen.CrossEntropy()

        """, LeNet);

    [Fact]
    public void A_block_keeps_its_hyperparameters_open() => AssertTemplate("App.ResidualBlock", """
        block App.ResidualBlock(channels, stride = 1)
          field conv1 = new NetGen.Conv2d(channels: #channels, kernel: 3) { Padding = 1, Stride = #stride }
          field norm1 = new NetGen.BatchNorm2d()
          field conv2 = new NetGen.Conv2d(channels: #channels, kernel: 3) { Padding = 1 }
          field shortcut = new NetGen.Conv2d(channels: #channels, kernel: 1) { Stride = #stride }
          plain Forward(Tensor) (x: Tensor)
            return (x.{Tensor.Then}(layer: this.conv1).{Tensor.Then}(layer: this.norm1).{Tensor.Relu}().{Tensor.Then}(layer: this.conv2) + x.{Tensor.Then}(layer: this.shortcut)).{Tensor.Relu}()

        """, ResidualBlock);

    [Fact]
    public void A_network_with_bodies() => AssertTemplate("App.CifarNet", """
        network App.CifarNet
          field stem = new NetGen.Conv2d(channels: 16, kernel: 3) { Padding = 1 }
          field stages = [new App.ResidualBlock(channels: 16), new App.ResidualBlock(channels: 32, stride: 2), new App.ResidualBlock(channels: 64, stride: 2)]
          field head = new NetGen.Linear(features: 10)
          forward Classify(Tensor) (image: Tensor ["N", 3, 32, 32]) -> ["N", 10]
            x = image.{Tensor.Then}(layer: this.stem).{Tensor.Relu}() // [N, 16, 32, 32]
            foreach stage in this.stages
              x = stage.{App.ResidualBlock::Forward(Tensor)}(x: x)
            return x.{Tensor.Mean}(axes: [2, 3]).{Tensor.Then}(layer: this.head)
          loss Loss(Tensor,Labels) (image: Tensor ["N", 3, 32, 32], label: Labels ["N"])
            return {Functions.CrossEntropy}(logits: this.{App.CifarNet::Classify(Tensor)}(image: image), labels: label, smoothing: 0.10000000149011612)

        """, CifarNet, ResidualBlock);

    [Fact]
    public Task They_have_no_diagnostics() => Verify.Diagnostics(LeNet, ResidualBlock, CifarNet);

    static void AssertTemplate(string type, string expected, params string[] sources) =>
        Assert.Equal(expected, TemplateText.Of(Verify.Template(type, sources)), ignoreLineEndingDifferences: true);
}
