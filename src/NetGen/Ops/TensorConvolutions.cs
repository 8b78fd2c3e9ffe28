namespace NetGen;

/// <content>Convolutions with given filters, and their adjoints.</content>
public abstract partial class Tensor
{
    /// <summary>
    /// Slides filters over sequences (a cross-correlation): out[n, o, y, …] = bias[o] + Σ in[n, c, y·stride + i·dilation − padding, …] ·
    /// filter[o, c, i, …].
    /// </summary>
    /// <param name="filter">The filters, [O, C / groups, K], for sequences [N, C, L].</param>
    /// <param name="bias">One value per output channel, [O]; none by default.</param>
    /// <param name="stride">The distance between windows, at least 1.</param>
    /// <param name="padding">The zeros added on both ends of the length, at least 0.</param>
    /// <param name="dilation">The distance between the elements of a window, at least 1.</param>
    /// <param name="groups">The number of independent groups of channels. Error: it does not divide C and O.</param>
    /// <returns>[N, O, L′] with L′ = (L + 2·padding − dilation·(K − 1) − 1) / stride + 1, rounded down.</returns>
    public Tensor Conv1d(Tensor filter, Tensor? bias = null, int stride = 1, int padding = 0, int dilation = 1, int groups = 1) =>
        throw CompileTime.Only();

    /// <summary>
    /// Slides filters over images (a cross-correlation): out[n, o, y, …] = bias[o] + Σ in[n, c, y·stride + i·dilation − padding, …] ·
    /// filter[o, c, i, …].
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
    /// Slides filters over volumes (a cross-correlation): out[n, o, y, …] = bias[o] + Σ in[n, c, y·stride + i·dilation − padding, …] ·
    /// filter[o, c, i, …].
    /// </summary>
    /// <param name="filter">The filters, [O, C / groups, KD, KH, KW], for volumes [N, C, D, H, W].</param>
    /// <param name="bias">One value per output channel, [O]; none by default.</param>
    /// <param name="stride">The distance between windows, at least 1.</param>
    /// <param name="padding">The zeros added on each side of all three axes, at least 0.</param>
    /// <param name="dilation">The distance between the elements of a window, at least 1.</param>
    /// <param name="groups">The number of independent groups of channels. Error: it does not divide C and O.</param>
    /// <returns>[N, O, D′, H′, W′] with D′ = (D + 2·padding − dilation·(KD − 1) − 1) / stride + 1, rounded down; H′ and W′ alike.</returns>
    public Tensor Conv3d(Tensor filter, Tensor? bias = null, int stride = 1, int padding = 0, int dilation = 1, int groups = 1) =>
        throw CompileTime.Only();

    /// <summary>The adjoint of <see cref="Conv1d"/>: spreads each element of sequences over a window, times the filter.</summary>
    /// <param name="filter">The filters, [C, O / groups, K], for sequences [N, C, L].</param>
    /// <param name="bias">One value per output channel, [O]; none by default.</param>
    /// <param name="stride">The distance between windows of the result, at least 1.</param>
    /// <param name="padding">What is cut off both ends of the length of the result, at least 0.</param>
    /// <param name="outputPadding">What is added to the end of the result's axes, below the stride.</param>
    /// <param name="dilation">The distance between the elements of a window, at least 1.</param>
    /// <param name="groups">The number of independent groups of channels. Error: it does not divide C and O.</param>
    /// <returns>
    /// [N, O, L′] with L′ = (L − 1)·stride − 2·padding + dilation·(K − 1) + outputPadding + 1.
    /// </returns>
    public Tensor ConvTranspose1d(
        Tensor filter, Tensor? bias = null, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1, int groups = 1) =>
        throw CompileTime.Only();

    /// <summary>The adjoint of <see cref="Conv2d"/>: spreads each element of images over a window, times the filter.</summary>
    /// <param name="filter">The filters, [C, O / groups, KH, KW], for images [N, C, H, W].</param>
    /// <param name="bias">One value per output channel, [O]; none by default.</param>
    /// <param name="stride">The distance between windows of the result, at least 1.</param>
    /// <param name="padding">What is cut off each side of both image axes of the result, at least 0.</param>
    /// <param name="outputPadding">What is added to the end of the result's axes, below the stride.</param>
    /// <param name="dilation">The distance between the elements of a window, at least 1.</param>
    /// <param name="groups">The number of independent groups of channels. Error: it does not divide C and O.</param>
    /// <returns>
    /// [N, O, H′, W′] with H′ = (H − 1)·stride − 2·padding + dilation·(KH − 1) + outputPadding + 1; W′ alike.
    /// </returns>
    public Tensor ConvTranspose2d(
        Tensor filter, Tensor? bias = null, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1, int groups = 1) =>
        throw CompileTime.Only();

    /// <summary>The adjoint of <see cref="Conv3d"/>: spreads each element of volumes over a window, times the filter.</summary>
    /// <param name="filter">The filters, [C, O / groups, KD, KH, KW], for volumes [N, C, D, H, W].</param>
    /// <param name="bias">One value per output channel, [O]; none by default.</param>
    /// <param name="stride">The distance between windows of the result, at least 1.</param>
    /// <param name="padding">What is cut off each side of all three axes of the result, at least 0.</param>
    /// <param name="outputPadding">What is added to the end of the result's axes, below the stride.</param>
    /// <param name="dilation">The distance between the elements of a window, at least 1.</param>
    /// <param name="groups">The number of independent groups of channels. Error: it does not divide C and O.</param>
    /// <returns>
    /// [N, O, D′, H′, W′] with D′ = (D − 1)·stride − 2·padding + dilation·(KD − 1) + outputPadding + 1; H′ and W′ alike.
    /// </returns>
    public Tensor ConvTranspose3d(
        Tensor filter, Tensor? bias = null, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1, int groups = 1) =>
        throw CompileTime.Only();
}
