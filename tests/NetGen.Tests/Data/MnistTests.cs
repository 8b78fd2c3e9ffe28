using Xunit;

namespace NetGen.Tests.Data;

/// <summary>The four files of MNIST, their names, and images and labels that do not belong together.</summary>
public sealed class MnistTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Training_and_test_files_are_read_as_numbers_from_0_to_1()
    {
        folder.File("train-images-idx3-ubyte.gz", IdxBytes.Gzip(IdxBytes.Images(12)));
        folder.File("train-labels.idx1-ubyte", IdxBytes.Labels(12));
        folder.File("t10k-images.idx3-ubyte.gz", IdxBytes.Gzip(IdxBytes.Images(5)));
        folder.File("t10k-labels-idx1-ubyte", IdxBytes.Labels(5));

        var (train, test) = Mnist.Load(folder.Path);

        Assert.Equal((12, 5), (train.Count, test.Count));
        Assert.Equal((1, 3, 2, 6), (train.Channels, train.Height, train.Width, train.ImageLength));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], train.Labels);
        Assert.Equal([42 / 255f, 49 / 255f, 56 / 255f, 63 / 255f, 70 / 255f, 77 / 255f], train.Image(1).ToArray());
    }

    [Fact]
    public void Test_files_alone_are_split_four_to_one()
    {
        folder.File("t10k-images-idx3-ubyte", IdxBytes.Images(11));
        folder.File("t10k-labels-idx1-ubyte", IdxBytes.Labels(11));

        var (train, test) = Mnist.Load(folder.Path);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], train.Labels);
        Assert.Equal([8, 9, 0], test.Labels);
        var all = Mnist.Load(folder.File("t10k-images-idx3-ubyte"), folder.File("t10k-labels-idx1-ubyte"));
        Assert.Equal(all.Images, train.Images.Concat(test.Images));
    }

    [Theory]
    [InlineData("t10k-labels-idx1-ubyte")]
    [InlineData("t10k-images-idx3-ubyte")]
    [InlineData("train-images-idx3-ubyte")]
    public void A_missing_file_is_named_with_all_its_spellings(string missing)
    {
        folder.File("t10k-images-idx3-ubyte", IdxBytes.Images(3));
        folder.File("t10k-labels-idx1-ubyte", IdxBytes.Labels(3));
        folder.File("train-labels-idx1-ubyte", IdxBytes.Labels(3));
        File.Delete(folder.File(missing));

        var error = Assert.Throws<FileNotFoundException>(() => Mnist.Load(folder.Path));

        Assert.Contains(folder.Path, error.Message);
        Assert.Contains(missing, error.Message);
        Assert.Contains(missing.Replace("-idx", ".idx") + ".gz", error.Message);
    }

    public static TheoryData<string, byte[], byte[], string> Mismatches => new()
    {
        { "counts", IdxBytes.Images(4), IdxBytes.Labels(5), "has 4 images, but" },
        { "label above 9", IdxBytes.Images(3), IdxBytes.Create([3], [1, 10, 2]), "the label 10 at position 1" },
        { "labels as images", IdxBytes.Labels(4), IdxBytes.Labels(4), "the shape [4]; expected [images, height, width]" },
        { "images as labels", IdxBytes.Images(4), IdxBytes.Images(4), "the shape [4, 3, 2]; expected [labels]" },
        { "images without rows", IdxBytes.Create([4, 0, 2], []), IdxBytes.Labels(4), "the shape [4, 0, 2]" },
    };

    [Theory]
    [MemberData(nameof(Mismatches))]
    public void Files_that_do_not_belong_together_are_refused(string name, byte[] images, byte[] labels, string message)
    {
        var (imagesPath, labelsPath) = (folder.File(name + " images", images), folder.File(name + " labels", labels));

        var error = Assert.Throws<InvalidDataException>(() => Mnist.Load(imagesPath, labelsPath));

        Assert.Contains(message, error.Message);
        Assert.Contains($"'{folder.Path}", error.Message);
    }
}
