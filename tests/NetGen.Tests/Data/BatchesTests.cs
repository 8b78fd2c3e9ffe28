using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Shuffled mini-batches.</summary>
public class BatchesTests
{
    // Image i is (i, i + 0.5) and has the label i.
    static ImageDataset Data(int count) =>
        new([.. Enumerable.Range(0, count).SelectMany(i => new[] { i, i + 0.5f })], [.. Enumerable.Range(0, count)], 1, 1, 2);

    static List<int[]> Epoch(Batches batches)
    {
        List<int[]> all = [];
        foreach (var batch in batches)
        {
            for (var i = 0; i < batch.Labels.Length; i++)
                Assert.Equal([batch.Labels[i], batch.Labels[i] + 0.5f], batch.Images.Slice(2 * i, 2).ToArray());
            Assert.Equal(2 * batch.Labels.Length, batch.Images.Length);
            all.Add(batch.Labels.ToArray());
        }
        return all;
    }

    [Fact]
    public void An_epoch_deals_every_image_once_in_another_order_than_the_last()
    {
        var batches = new Batches(Data(10), size: 4, seed: 1);

        var (first, second) = (Epoch(batches), Epoch(batches));

        Assert.Equal([4, 4, 2], first.Select(batch => batch.Length));
        Assert.Equal(3, batches.Count);
        Assert.Equal(2, batches.Epoch);
        Assert.Equal(Enumerable.Range(0, 10), first.SelectMany(batch => batch).Order());
        Assert.Equal(Enumerable.Range(0, 10), second.SelectMany(batch => batch).Order());
        Assert.NotEqual(first.SelectMany(batch => batch), second.SelectMany(batch => batch));
    }

    [Fact]
    public void The_order_follows_from_the_seed()
    {
        Assert.Equal(Epoch(new Batches(Data(50), 7, seed: 3)), Epoch(new Batches(Data(50), 7, seed: 3)));
        Assert.NotEqual(Epoch(new Batches(Data(50), 7, seed: 3)), Epoch(new Batches(Data(50), 7, seed: 4)));
        Assert.Equal([5, 3, 1, 0, 4, 2], Epoch(new Batches(Data(6), 6, seed: 42))[0]);
    }

    [Fact]
    public void The_incomplete_last_batch_can_be_left_out()
    {
        var batches = new Batches(Data(10), size: 4, seed: 1, dropLast: true);

        Assert.Equal([4, 4], Epoch(batches).Select(batch => batch.Length));
        Assert.Equal(2, batches.Count);
        Assert.Equal([4, 4], Epoch(batches).Select(batch => batch.Length));
    }

    [Fact]
    public void Every_order_is_equally_likely()
    {
        var counts = new Dictionary<string, int>();
        for (ulong seed = 0; seed < 24_000; seed++)
        {
            var order = string.Join(" ", Epoch(new Batches(Data(4), 4, seed))[0]);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, counts.Count);
        // Five standard deviations of a binomial with mean 1,000.
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Spans_of_the_caller_are_filled_from_the_start_and_nothing_is_allocated()
    {
        var batches = new Batches(Data(10), size: 4, seed: 1);
        var (images, labels) = (new float[9], new int[5]);
        Array.Fill(images, -1);
        for (var warm = 0; warm < 200; warm++) batches.Next(images, labels);
        while (batches.Next(images, labels) != 0)
        {
        }
        var before = GC.GetAllocatedBytesForCurrentThread();

        int Next() => batches.Next(images, labels);
        Assert.True((Next(), Next(), Next(), Next()) == (4, 4, 2, 0));

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal((-1, 0), (images[8], labels[4]));
    }

    [Fact]
    public void Short_spans_are_refused_and_nothing_is_dealt()
    {
        var batches = new Batches(Data(10), size: 4, seed: 1);

        Assert.Contains("8", Assert.Throws<ArgumentException>("images", () => batches.Next(new float[7], new int[4])).Message);
        Assert.Contains("4", Assert.Throws<ArgumentException>("labels", () => batches.Next(new float[8], new int[3])).Message);
        Assert.Equal(10, Epoch(batches).Sum(batch => batch.Length));
    }

    [Fact]
    public void Impossible_sizes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Batches(Data(10), size: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Batches(Data(3), size: 4, dropLast: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Batches(Data(0), size: 4));
        Assert.Contains("12", Assert.Throws<ArgumentException>(() => new ImageDataset(new float[11], new int[2], 1, 2, 3)).Message);
    }
}
