namespace NetGen.Examples.Blocks;

/// <summary>An image as a sequence of patches: a convolution whose stride is its kernel (A. Dosovitskiy et al., 2021).</summary>
[Block]
public partial class PatchEmbedding(int patch, int width)
{
    readonly Conv2d proj = new(width, kernel: patch) { Stride = patch };

    public Tensor Forward(Tensor image) => image.Then(proj).Flatten(2).Transpose();
}

/// <summary>Self-attention over patches, with one product for query, key and value.</summary>
[Block]
public partial class VisionAttention(int width, int heads)
{
    readonly Linear qkv = new(3 * width), proj = new(width);

    public Tensor Forward(Tensor x)
    {
        var parts = x.Then(qkv).Split(2, 3);
        return Attention.MultiHead(parts[0], parts[1], parts[2], heads).Then(proj);
    }
}

/// <summary>The feedforward part of a vision transformer.</summary>
[Block]
public partial class VisionFeedforward(int width)
{
    readonly Linear fc1 = new(4 * width), fc2 = new(width);

    public Tensor Forward(Tensor x) => x.Then(fc1).Gelu().Then(fc2);
}

/// <summary>
/// A block of the vision transformer: A. Dosovitskiy et al., "An image is worth 16x16 words", 2021. Weights have timm's names.
/// </summary>
[Block]
public partial class VisionBlock(int width, int heads)
{
    readonly LayerNorm norm1 = new() { Epsilon = 1e-6f };
    readonly VisionAttention attn = new(width, heads);
    readonly LayerNorm norm2 = new() { Epsilon = 1e-6f };
    readonly VisionFeedforward mlp = new(width);

    public Tensor Forward(Tensor x)
    {
        x += attn.Forward(x.Then(norm1));
        return x + mlp.Forward(x.Then(norm2));
    }
}

/// <summary>The vision transformer (A. Dosovitskiy et al., 2021) for square images: logits from the class token.</summary>
[Block]
public partial class VisionTransformer(int image, int patch, int width, int heads, int layers, int classes)
{
    readonly PatchEmbedding patch_embed = new(patch, width);
    readonly Tensor cls_token = Parameter(Init.Zeros, 1, 1, width);
    readonly Tensor pos_embed = Parameter(Init.Normal, 1, image / patch * (image / patch) + 1, width);
    readonly VisionBlock[] blocks = Repeat(layers, _ => new VisionBlock(width, heads));
    readonly LayerNorm norm = new() { Epsilon = 1e-6f };
    readonly Linear head = new(classes);

    public Tensor Forward(Tensor pixels)
    {
        var x = Concat(1, cls_token.Broadcast(pixels.Size(0), 1, width), patch_embed.Forward(pixels)) + pos_embed;
        foreach (var block in blocks) x = block.Forward(x);
        return x.Then(norm)[.., 0].Then(head);
    }
}
