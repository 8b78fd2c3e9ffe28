namespace NetGen;

/// <content>Products, windows over images, and look-ups.</content>
public abstract partial class Tensor
{
    /// <summary>The matrix product over the last two axes: […, m, k] and […, k, n] give […, m, n]; leading axes broadcast.</summary>
    /// <param name="other">The right factor. Errors: another size of k; a rank below 2 on either side.</param>
    /// <returns>The product.</returns>
    public Tensor MatMul(Tensor other) => throw CompileTime.Only();

    /// <summary>
    /// Slides filters over images (a cross-correlation): out[n, o, y, x] = bias[o] + Σ in[n, c, y·stride + i·dilation − padding, …] ·
    /// filter[o, c, i, j].
    /// </summary>
    /// <param name="filter">The filters, [O, C / groups, KH, KW], for images [N, C, H, W].</param>
    /// <param name="bias">One value per output channel, [O]; none by default.</param>
    /// <param name="stride">The distance between windows, at least 1.</param>
    /// <param name="padding">The zeros added on each side of both image axes, at least 0.</param>
    /// <param name="dilation">The distance between the elements of a window, at least 1.</param>
    /// <param name="groups">The number of independent groups of channels. Error: it does not divide C and O.</param>
    /// <returns>[N, O, H′, W′] with H′ = (H + 2·padding − dilation·(KH − 1) − 1) / stride + 1, rounded down; W′ alike.</returns>
    public Tensor Conv2d(Tensor filter, Tensor? bias = null, int stride = 1, int padding = 0, int dilation = 1, int groups = 1) =>
        throw CompileTime.Only();

    /// <summary>
    /// The largest value of each window of an image; padding never wins, NaN does, and the first of equal values takes the gradient.
    /// </summary>
    /// <param name="kernel">The window's height and width. Error: larger than the padded image.</param>
    /// <param name="stride">The distance between windows; 0 (the default) means <paramref name="kernel"/>.</param>
    /// <param name="padding">The border on each side, at most half the kernel.</param>
    /// <param name="dilation">The distance between the elements of a window, at least 1.</param>
    /// <returns>[N, C, H′, W′] with H′ = (H + 2·padding − dilation·(kernel − 1) − 1) / stride + 1, rounded down; W′ alike.</returns>
    public Tensor MaxPool2d(int kernel, int stride = 0, int padding = 0, int dilation = 1) => throw CompileTime.Only();

    /// <summary>The mean of each window of an image.</summary>
    /// <param name="kernel">The window's height and width. Error: larger than the padded image.</param>
    /// <param name="stride">The distance between windows; 0 (the default) means <paramref name="kernel"/>.</param>
    /// <param name="padding">The zeros added on each side, at most half the kernel.</param>
    /// <param name="countIncludePad">Whether the divisor counts the padding; true by default.</param>
    /// <returns>[N, C, H′, W′] with H′ = (H + 2·padding − kernel) / stride + 1, rounded down; W′ alike.</returns>
    public Tensor AvgPool2d(int kernel, int stride = 0, int padding = 0, bool countIncludePad = true) => throw CompileTime.Only();

    /// <summary>Rows of this tensor by index: [R, …] at rows [A, B] gives [A, B, …]. Gradients of equal rows add up.</summary>
    /// <param name="rows">Positions on axis 0. An index outside it is an exception at run time, before anything is changed.</param>
    /// <returns>The shape of <paramref name="rows"/> followed by this tensor's shape without its first axis.</returns>
    public Tensor Gather(Labels rows) => throw CompileTime.Only();

    /// <summary>Rows of this tensor by index: [R, …] at rows [A, B] gives [A, B, …]. Gradients of equal rows add up.</summary>
    /// <param name="rows">Positions on axis 0. An index outside it is an exception at run time, before anything is changed.</param>
    /// <returns>The shape of <paramref name="rows"/> followed by this tensor's shape without its first axis.</returns>
    public Tensor Gather(Tokens rows) => throw CompileTime.Only();
}
