namespace NetGen;

/// <content>Pools, and images of other sizes.</content>
public abstract partial class Tensor
{
    /// <summary>
    /// The largest value of each window of sequences [N, C, L]; padding never wins, NaN does, and the first of equal values takes the
    /// gradient.
    /// </summary>
    /// <param name="kernel">The window's length. Error: larger than the padded sequence.</param>
    /// <param name="stride">The distance between windows; 0 (the default) means <paramref name="kernel"/>.</param>
    /// <param name="padding">The border on each side, at most half the kernel.</param>
    /// <param name="dilation">The distance between the elements of a window, at least 1.</param>
    /// <param name="ceilMode">Whether sizes are rounded up. Error: a named dimension.</param>
    /// <returns>[N, C, L′] with L′ = (L + 2·padding − dilation·(kernel − 1) − 1) / stride + 1, rounded down.</returns>
    public Tensor MaxPool1d(int kernel, int stride = 0, int padding = 0, int dilation = 1, bool ceilMode = false) => throw CompileTime.Only();

    /// <summary>The mean of each window of sequences [N, C, L].</summary>
    /// <param name="kernel">The window's length. Error: larger than the padded sequence.</param>
    /// <param name="stride">The distance between windows; 0 (the default) means <paramref name="kernel"/>.</param>
    /// <param name="padding">The zeros added on each side, at most half the kernel.</param>
    /// <param name="countIncludePad">Whether the divisor counts the padding; true by default.</param>
    /// <param name="ceilMode">Whether sizes are rounded up. Error: a named dimension.</param>
    /// <returns>[N, C, L′] with L′ = (L + 2·padding − kernel) / stride + 1, rounded down.</returns>
    public Tensor AvgPool1d(int kernel, int stride = 0, int padding = 0, bool countIncludePad = true, bool ceilMode = false) =>
        throw CompileTime.Only();

    /// <summary>
    /// The largest value of each window of images [N, C, H, W]; padding never wins, NaN does, and the first of equal values takes the
    /// gradient.
    /// </summary>
    /// <param name="kernel">The window's height and width. Error: larger than the padded image.</param>
    /// <param name="stride">The distance between windows; 0 (the default) means <paramref name="kernel"/>.</param>
    /// <param name="padding">The border on each side, at most half the kernel.</param>
    /// <param name="dilation">The distance between the elements of a window, at least 1.</param>
    /// <param name="ceilMode">Whether sizes are rounded up. Error: a named dimension.</param>
    /// <returns>[N, C, H′, W′] with H′ = (H + 2·padding − dilation·(kernel − 1) − 1) / stride + 1, rounded down; W′ alike.</returns>
    public Tensor MaxPool2d(int kernel, int stride = 0, int padding = 0, int dilation = 1, bool ceilMode = false) => throw CompileTime.Only();

    /// <summary>The mean of each window of images [N, C, H, W].</summary>
    /// <param name="kernel">The window's height and width. Error: larger than the padded image.</param>
    /// <param name="stride">The distance between windows; 0 (the default) means <paramref name="kernel"/>.</param>
    /// <param name="padding">The zeros added on each side, at most half the kernel.</param>
    /// <param name="countIncludePad">Whether the divisor counts the padding; true by default.</param>
    /// <param name="ceilMode">Whether sizes are rounded up. Error: a named dimension.</param>
    /// <returns>[N, C, H′, W′] with H′ = (H + 2·padding − kernel) / stride + 1, rounded down; W′ alike.</returns>
    public Tensor AvgPool2d(int kernel, int stride = 0, int padding = 0, bool countIncludePad = true, bool ceilMode = false) =>
        throw CompileTime.Only();

    /// <summary>
    /// The largest value of each window of volumes [N, C, D, H, W]; padding never wins, NaN does, and the first of equal values takes the
    /// gradient.
    /// </summary>
    /// <param name="kernel">The window's depth, height and width. Error: larger than the padded volume.</param>
    /// <param name="stride">The distance between windows; 0 (the default) means <paramref name="kernel"/>.</param>
    /// <param name="padding">The border on each side, at most half the kernel.</param>
    /// <param name="dilation">The distance between the elements of a window, at least 1.</param>
    /// <param name="ceilMode">Whether sizes are rounded up. Error: a named dimension.</param>
    /// <returns>
    /// [N, C, D′, H′, W′] with D′ = (D + 2·padding − dilation·(kernel − 1) − 1) / stride + 1, rounded down; H′ and W′ alike.
    /// </returns>
    public Tensor MaxPool3d(int kernel, int stride = 0, int padding = 0, int dilation = 1, bool ceilMode = false) => throw CompileTime.Only();

    /// <summary>The mean of each window of volumes [N, C, D, H, W].</summary>
    /// <param name="kernel">The window's depth, height and width. Error: larger than the padded volume.</param>
    /// <param name="stride">The distance between windows; 0 (the default) means <paramref name="kernel"/>.</param>
    /// <param name="padding">The zeros added on each side, at most half the kernel.</param>
    /// <param name="countIncludePad">Whether the divisor counts the padding; true by default.</param>
    /// <param name="ceilMode">Whether sizes are rounded up. Error: a named dimension.</param>
    /// <returns>[N, C, D′, H′, W′] with D′ = (D + 2·padding − kernel) / stride + 1, rounded down; H′ and W′ alike.</returns>
    public Tensor AvgPool3d(int kernel, int stride = 0, int padding = 0, bool countIncludePad = true, bool ceilMode = false) =>
        throw CompileTime.Only();

    /// <summary>The p-norm (Σ xᵖ)^(1/p) of each window of sequences [N, C, L]; NaN where the sum is negative and p not 1.</summary>
    /// <param name="p">The power, above 0.</param>
    /// <param name="kernel">The window's length. Error: larger than the padded sequence.</param>
    /// <param name="stride">The distance between windows; 0 (the default) means <paramref name="kernel"/>.</param>
    /// <param name="padding">The zeros added on each side, at most half the kernel.</param>
    /// <param name="ceilMode">Whether sizes are rounded up. Error: a named dimension.</param>
    /// <returns>[N, C, L′] with L′ = (L + 2·padding − kernel) / stride + 1, rounded down.</returns>
    public Tensor LPPool1d(double p, int kernel, int stride = 0, int padding = 0, bool ceilMode = false) => throw CompileTime.Only();

    /// <summary>The p-norm (Σ xᵖ)^(1/p) of each window of images [N, C, H, W]; NaN where the sum is negative and p not 1.</summary>
    /// <param name="p">The power, above 0.</param>
    /// <param name="kernel">The window's height and width. Error: larger than the padded image.</param>
    /// <param name="stride">The distance between windows; 0 (the default) means <paramref name="kernel"/>.</param>
    /// <param name="padding">The zeros added on each side, at most half the kernel.</param>
    /// <param name="ceilMode">Whether sizes are rounded up. Error: a named dimension.</param>
    /// <returns>[N, C, H′, W′] with H′ = (H + 2·padding − kernel) / stride + 1, rounded down; W′ alike.</returns>
    public Tensor LPPool2d(double p, int kernel, int stride = 0, int padding = 0, bool ceilMode = false) => throw CompileTime.Only();

    /// <summary>The mean of each of <paramref name="size"/> windows: [N, C, L] becomes [N, C, size].</summary>
    /// <param name="size">The length of the result. Error: a named length that it does not divide evenly.</param>
    /// <returns>[N, C, size]; element i covers the positions from ⌊i · L / size⌋ up to ⌈(i + 1) · L / size⌉.</returns>
    public Tensor AdaptiveAvgPool1d(int size) => throw CompileTime.Only();

    /// <summary>The mean of each window of an image, as many as the result has pixels: [N, C, H, W] becomes [N, C, size…].</summary>
    /// <param name="size">
    /// The height and width of the result, or one number for both. Error: a named dimension that it does not divide.
    /// </param>
    /// <returns>The result; row i covers the rows from ⌊i · H / size⌋ up to ⌈(i + 1) · H / size⌉, columns alike.</returns>
    public Tensor AdaptiveAvgPool2d(params int[] size) => throw CompileTime.Only();

    /// <summary>The largest value of each of <paramref name="size"/> windows: [N, C, L] becomes [N, C, size].</summary>
    /// <param name="size">The length of the result. Error: a named length that it does not divide evenly.</param>
    /// <returns>[N, C, size]; element i covers the positions from ⌊i · L / size⌋ up to ⌈(i + 1) · L / size⌉.</returns>
    public Tensor AdaptiveMaxPool1d(int size) => throw CompileTime.Only();

    /// <summary>
    /// The largest value of each window of an image, as many as the result has pixels: [N, C, H, W] becomes [N, C, size…].
    /// </summary>
    /// <param name="size">
    /// The height and width of the result, or one number for both. Error: a named dimension that it does not divide.
    /// </param>
    /// <returns>The result; row i covers the rows from ⌊i · H / size⌋ up to ⌈(i + 1) · H / size⌉, columns alike.</returns>
    public Tensor AdaptiveMaxPool2d(params int[] size) => throw CompileTime.Only();

    /// <summary>
    /// The largest value of each window of images [N, C, H, W], and where it stands, for <see cref="MaxUnpool2d"/>. Zeiler, Taylor and
    /// Fergus, 2011.
    /// </summary>
    /// <param name="kernel">The window's height and width. Error: larger than the padded image.</param>
    /// <param name="stride">The distance between windows; 0 (the default) means <paramref name="kernel"/>.</param>
    /// <param name="padding">The border on each side, at most half the kernel.</param>
    /// <param name="dilation">The distance between the elements of a window, at least 1.</param>
    /// <returns>
    /// The values as <see cref="MaxPool2d"/> gives them, and for each its position in its window, row · kernel + column. (PyTorch's are
    /// positions in the image.) No gradient flows through positions.
    /// </returns>
    public (Tensor Values, Labels Indices) MaxPool2dWithIndices(int kernel, int stride = 0, int padding = 0, int dilation = 1) =>
        throw CompileTime.Only();

    /// <summary>
    /// Puts each value back where its window had its largest one, and 0 elsewhere; where windows overlap, values of one place add up.
    /// </summary>
    /// <param name="indices">The positions that <see cref="MaxPool2dWithIndices"/> gave, of this tensor's shape.</param>
    /// <param name="kernel">The pool's kernel.</param>
    /// <param name="stride">The pool's stride; 0 (the default) means <paramref name="kernel"/>.</param>
    /// <param name="padding">The pool's padding.</param>
    /// <param name="dilation">The pool's dilation.</param>
    /// <param name="height">
    /// The height of the pool's input; 0 (the default) means the smallest that the windows fit. Error: another number of windows.
    /// </param>
    /// <param name="width">
    /// The width of the pool's input; 0 (the default) means the smallest that the windows fit. Error: another number of windows.
    /// </param>
    /// <returns>[N, C, height, width].</returns>
    public Tensor MaxUnpool2d(
        Labels indices, int kernel, int stride = 0, int padding = 0, int dilation = 1, int height = 0, int width = 0) =>
        throw CompileTime.Only();

    /// <summary>More positions: [N, C, …] becomes the same with spatial axes that are scale times as long.</summary>
    /// <param name="scale">How many times as long each spatial axis becomes, at least 1.</param>
    /// <param name="mode">Whether pixels are repeated or, in images, interpolated.</param>
    /// <param name="alignCorners">
    /// Of bilinear mode: whether the centres of the corner pixels stay in the corners. Error: with another mode.
    /// </param>
    /// <returns>The enlarged tensor.</returns>
    public Tensor Upsample(int scale, UpsampleMode mode = UpsampleMode.Nearest, bool alignCorners = false) => throw CompileTime.Only();

    /// <summary>Images of another size: [N, C, H, W] becomes [N, C, height, width].</summary>
    /// <param name="height">The new height: a constant or a dimension.</param>
    /// <param name="width">The new width: a constant or a dimension.</param>
    /// <param name="mode">Whether pixels are interpolated or the nearest ones taken.</param>
    /// <param name="alignCorners">
    /// Of bilinear mode: whether the centres of the corner pixels stay in the corners. Error: with another mode.
    /// </param>
    /// <returns>The resized images.</returns>
    public Tensor Interpolate(int height, int width, UpsampleMode mode = UpsampleMode.Bilinear, bool alignCorners = false) =>
        throw CompileTime.Only();

    /// <summary>Channels become pixels: [N, C · r², H, W] becomes [N, C, r · H, r · W]. Shi et al., 2016.</summary>
    /// <param name="factor">r, at least 1. Error: its square does not divide the channels.</param>
    /// <returns>The enlarged images.</returns>
    public Tensor PixelShuffle(int factor) => throw CompileTime.Only();

    /// <summary>Pixels become channels: [N, C, r · H, r · W] becomes [N, C · r², H, W]. Shi et al., 2016.</summary>
    /// <param name="factor">r, at least 1. Error: it does not divide the height or the width.</param>
    /// <returns>The images of more channels.</returns>
    public Tensor PixelUnshuffle(int factor) => throw CompileTime.Only();
}
