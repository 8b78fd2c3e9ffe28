using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>Prints a convolution as calls of the runtime's kernels, image by image; one-dimensional ones are images of height one.</summary>
static class ConvolutionPrinter
{
    public static void Print(CodeWriter code, StageContext context, ContractStage stage, ConvolutionForm form, Cell cell)
    {
        var filter = (At)Placement.Place(stage.Left);
        var image = Placement.Place(stage.Right).Descendants.OfType<At>().First();
        // The filters' gradient is split over output channels, the others over images.
        var isSplit = form.Kind == ConvolutionKind.Filter && cell.Block is not null;
        PrintShape(code, context, form, isSplit ? $"{cell.End} - {cell.Start}" : context.Index(form.Output[1]));
        if (form.Kind == ConvolutionKind.Filter) PrintFilter(code, context, stage, form, filter.Value, image.Value, isSplit ? cell.Start : null);
        else PrintImages(code, context, stage, form.Kind, filter.Value, image, cell);
    }

    static void PrintShape(CodeWriter code, StageContext context, ConvolutionForm form, string outChannels)
    {
        var g = form.Geometry;
        var missing = 2 - g.Rank;
        code.Line("var shape = new global::NetGen.Cpu.ConvShape(");
        code.Line($"    InChannels: {context.Index(form.Input[1])}, InHeight: {Spatial(form.Input, 0)}, InWidth: {Spatial(form.Input, 1)},");
        code.Line($"    OutChannels: {outChannels}, OutHeight: {Spatial(form.Output, 0)}, OutWidth: {Spatial(form.Output, 1)},");
        code.Line($"    KernelHeight: {Spatial(form.Filter, 0)}, KernelWidth: {Spatial(form.Filter, 1)},");
        code.Line($"    StrideHeight: {Pick(g.Stride, 0, 1)}, StrideWidth: {Pick(g.Stride, 1, 1)}, PadTop: {Pick(g.Padding, 0, 0)}, PadLeft: {Pick(g.Padding, 1, 0)},");
        code.Line($"    DilationHeight: {Pick(g.Dilation, 0, 1)}, DilationWidth: {Pick(g.Dilation, 1, 1)}, Groups: {g.Groups});");

        string Spatial(Shape shape, int axis) => axis < missing ? "1" : context.Index(shape[axis - missing + 2]);

        long Pick(EquatableArray<long> values, int axis, long otherwise) => axis < missing ? otherwise : values[axis - missing];
    }

    static void PrintFilter(CodeWriter code, StageContext context, ContractStage stage, ConvolutionForm form, Value gradient, Value input, string? start)
    {
        static Dim Size(Shape shape, int lead) => Dim.Product(shape.Dims.Skip(lead));
        string From(Value value, Dim step) => start is null ? context.Pointer(value) : $"{context.Pointer(value)} + {start} * {context.Factor(step)}";
        code.Line($"global::NetGen.Cpu.Convolution.Filter(in shape, {context.Index(form.Input[0])},");
        code.Line($"    {context.Pointer(input)}, {context.Index(Size(form.Input, 1))}, {From(gradient, Size(form.Output, 2))}, {context.Index(Size(form.Output, 1))}, {From(stage.Target, Size(form.Filter, 1))});");
    }

    static void PrintImages(CodeWriter code, StageContext context, ContractStage stage, ConvolutionKind kind, Value filter, At image, Cell cell)
    {
        var axis = stage.Axes[0];
        var isLoop = !axis.Extent.Is(1);
        if (isLoop) cell.Open(code, context, axis);
        var method = kind == ConvolutionKind.Forward ? "Forward" : "Input";
        code.Line($"global::NetGen.Cpu.Convolution.{method}(in shape, {Place(image.Value, image.Offset)}, {context.Pointer(filter)}, {Place(stage.Target, Placement.Target(stage))});");
        if (isLoop) code.Close();

        string Place(Value value, Dim offset) =>
            isLoop ? $"{context.Pointer(value)} + {context.Index(offset.Coefficient(axis)! * Dim.Of(axis))}" : context.Pointer(value);
    }
}
