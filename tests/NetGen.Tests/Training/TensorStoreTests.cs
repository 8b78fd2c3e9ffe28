using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Names, logical order and physical places of the tensors in one flat buffer.</summary>
public class TensorStoreTests
{
    // [2, 3, 2] stored with axis 1 innermost, rows of 3 padded to 4, after 5 floats of something else.
    static readonly TensorInfo Strided = new("stages[0].conv1.weight", [2, 3, 2], 5, [8, 1, 4], Initializer.Zeros, true);

    static TensorStore Create(params TensorInfo[] tensors) => new(tensors);

    [Fact]
    public void A_strided_tensor_is_read_and_written_in_logical_order()
    {
        using var store = Create(TensorInfo.RowMajor("bias", [5], 0, Initializer.Zeros), Strided);
        float[] values = [.. Enumerable.Range(1, 12)];

        store.Write(Strided.Name, values);

        Assert.Equal(values, store.Read(Strided.Name));
        Assert.Equal([0, 0, 0, 0, 0, 1, 3, 5, 0, 2, 4, 6, 0, 7, 9, 11, 0, 8, 10, 12], store.Flat.ToArray());
        Assert.Equal(17, store.Count);
    }

    [Fact]
    public void A_scalar_and_a_padded_end_have_their_place()
    {
        using var store = new TensorStore([TensorInfo.RowMajor("scale", [], 0, Initializer.Ones)], length: 16);

        store.Write("scale", [3]);

        Assert.Equal([3], store.Read("scale"));
        Assert.Equal((1, 16), (store.Count, store.Length));
    }

    [Fact]
    public void Writing_and_taking_the_flat_buffer_change_the_version_but_reading_does_not()
    {
        using var store = Create(Strided);
        var version = store.Version;

        store.Read(Strided.Name);
        Assert.Equal(version, store.Version);

        store.Write(Strided.Name, new float[12]);
        Assert.Equal(version + 1, store.Version);

        _ = store.Flat;
        Assert.Equal(version + 2, store.Version);
    }

    static TensorStore CreateTwins(params int[] width) => Create(
        TensorInfo.RowMajor("online.layers[0].weight", [2, 3], 0, Initializer.Zeros), TensorInfo.RowMajor("online.layers[0].bias", [2], 6, Initializer.Zeros),
        new("target.layers[0].weight", [2, 3], 8, [1, 2], Initializer.Zeros, false), TensorInfo.RowMajor("target.layers[0].bias", width, 14, Initializer.Zeros));

    [Theory]
    [InlineData(0f, new float[] { 10, 20 }, new float[] { 0, 0, 0, 0, 0, 0 })]
    [InlineData(0.25f, new float[] { 9.5f, 16 }, new float[] { 0.25f, 0.5f, 0.75f, 1, 1.25f, 1.5f })]
    [InlineData(1f, new float[] { 8, 4 }, new float[] { 1, 2, 3, 4, 5, 6 })]
    public void A_part_moves_towards_an_equal_one_whatever_its_layout(float weight, float[] bias, float[] matrix)
    {
        using var store = CreateTwins(2);
        store.Write("online.layers[0].weight", [1, 2, 3, 4, 5, 6]);
        store.Write("online.layers[0].bias", [8, 4]);
        store.Write("target.layers[0].bias", [10, 20]);

        store.Lerp("online", "target", weight);

        Assert.Equal(bias, store.Read("target.layers[0].bias"));
        Assert.Equal(matrix, store.Read("target.layers[0].weight"));
        Assert.Equal([8, 4], store.Read("online.layers[0].bias"));
    }

    [Fact]
    public void A_part_does_not_move_towards_a_different_one()
    {
        using var store = CreateTwins(3);
        store.Write("online.layers[0].weight", [1, 2, 3, 4, 5, 6]);
        var version = store.Version;

        Assert.Contains("'target' has a tensor 'target.layers[0].bias [3]'", Assert.Throws<ArgumentException>(() => store.Lerp("online", "target", 1)).Message);
        Assert.Contains("There is no tensor 'targe'", Assert.Throws<KeyNotFoundException>(() => store.Lerp("online", "targe", 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Lerp("online", "target", float.NaN));
        Assert.Equal(version, store.Version);
    }

    [Fact]
    public void An_unknown_name_is_answered_with_near_ones()
    {
        using var store = Create(
            TensorInfo.RowMajor("conv1.weight", [2], 0, Initializer.Zeros), TensorInfo.RowMajor("head.bias", [2], 2, Initializer.Zeros));

        var error = Assert.Throws<KeyNotFoundException>(() => store.Read("conv2.weight"));

        Assert.Contains("'conv2.weight'", error.Message);
        Assert.Contains("'conv1.weight'", error.Message);
        Assert.DoesNotContain("head.bias", error.Message);
    }

    [Fact]
    public void A_wrong_length_is_refused_before_anything_changes()
    {
        using var store = Create(Strided);
        store.Write(Strided.Name, [.. Enumerable.Repeat(1f, 12)]);

        var error = Assert.Throws<ArgumentException>(() => store.Write(Strided.Name, new float[11]));
        Assert.Throws<ArgumentException>(() => store.Read(Strided.Name, new float[13]));

        Assert.Contains("stages[0].conv1.weight [2, 3, 2]", error.Message);
        Assert.Contains("12", error.Message);
        Assert.Contains("11", error.Message);
        Assert.All(store.Read(Strided.Name), value => Assert.Equal(1, value));
    }

    [Fact]
    public void A_similar_store_has_the_same_layout_and_zeros()
    {
        using var store = Create(Strided);
        store.Flat.Fill(1);
        using var similar = store.CreateSimilar();

        Assert.Equal(store.Length, similar.Length);
        Assert.Equal(store, similar.AsEnumerable());
        Assert.All(similar.Flat.ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData("duplicate")]
    [InlineData("too short")]
    [InlineData("strides")]
    [InlineData("offset")]
    [InlineData("empty axis")]
    public void Tensors_without_a_valid_place_are_refused(string fault)
    {
        var good = TensorInfo.RowMajor("a", [2, 3], 0, Initializer.Zeros);
        Func<TensorStore> create = fault switch
        {
            "duplicate" => () => Create(good, good with { Offset = 6 }),
            "too short" => () => new TensorStore([good], length: 5),
            "strides" => () => Create(new TensorInfo("a", [2, 3], 0, [1], Initializer.Zeros, true)),
            "offset" => () => Create(TensorInfo.RowMajor("a", [2, 3], -1, Initializer.Zeros)),
            _ => () => Create(TensorInfo.RowMajor("a", [2, 0], 0, Initializer.Zeros)),
        };

        Assert.Contains(fault == "too short" ? "length is 5" : "a", Assert.Throws<ArgumentException>(() => create().Dispose()).Message);
    }

    [Fact]
    public void A_disposed_store_refuses_its_numbers()
    {
        var store = Create(Strided);
        store.Dispose();

        Assert.Throws<ObjectDisposedException>(() => store.Read(Strided.Name));
        Assert.Throws<ObjectDisposedException>(() => store.Write(Strided.Name, new float[12]));
        Assert.Throws<ObjectDisposedException>(() => store.Flat.Length);
    }
}
