using System.ComponentModel;

namespace NetGen.Cpu;

/// <summary>The sizes of a two-dimensional convolution of one image, with the meaning that they have in PyTorch's Conv2d.</summary>
/// <param name="InChannels">Channels of the input, a multiple of the groups.</param>
/// <param name="InHeight">Rows of the input.</param>
/// <param name="InWidth">Columns of the input.</param>
/// <param name="OutChannels">Channels of the output, a multiple of the groups.</param>
/// <param name="OutHeight">Rows of the output.</param>
/// <param name="OutWidth">Columns of the output.</param>
/// <param name="KernelHeight">Rows of the filter.</param>
/// <param name="KernelWidth">Columns of the filter.</param>
/// <param name="StrideHeight">Input rows from one output row to the next.</param>
/// <param name="StrideWidth">Input columns from one output column to the next.</param>
/// <param name="PadTop">Zero rows above the input; those below follow from the output's height.</param>
/// <param name="PadLeft">Zero columns to the left of the input; those to the right follow from the output's width.</param>
/// <param name="DilationHeight">Input rows from one filter row to the next.</param>
/// <param name="DilationWidth">Input columns from one filter column to the next.</param>
/// <param name="Groups">Independent parts: output channels of one see only the input channels of the same.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ConvShape(
    nint InChannels,
    nint InHeight,
    nint InWidth,
    nint OutChannels,
    nint OutHeight,
    nint OutWidth,
    nint KernelHeight,
    nint KernelWidth,
    nint StrideHeight,
    nint StrideWidth,
    nint PadTop,
    nint PadLeft,
    nint DilationHeight,
    nint DilationWidth,
    nint Groups)
{
    /// <summary>Numbers in one input image.</summary>
    public nint InputLength => InChannels * InHeight * InWidth;

    /// <summary>Numbers in one output image.</summary>
    public nint OutputLength => OutChannels * OutHeight * OutWidth;

    /// <summary>Numbers in the filter.</summary>
    public nint FilterLength => OutChannels * FilterRow;

    internal nint GroupInChannels => InChannels / Groups;

    internal nint GroupOutChannels => OutChannels / Groups;

    internal nint Taps => KernelHeight * KernelWidth;

    /// <summary>Filter numbers of one output channel.</summary>
    internal nint FilterRow => GroupInChannels * Taps;

    /// <summary>How far the last filter row and column reach, in steps of the stride.</summary>
    internal nint ReachHeight => (KernelHeight - 1) * DilationHeight / StrideHeight;

    internal nint ReachWidth => (KernelWidth - 1) * DilationWidth / StrideWidth;
}
