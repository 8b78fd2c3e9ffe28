using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>The three convolutions as contractions with affine windows.</summary>
static class Convolution
{
    public static ContractStage Stage(Node node, Value target, EquatableArray<Axis> axes, Func<Dim, Axis> newAxis, Access element) => node.Op switch
    {
        Conv op => Forward(op, node, target, axes, newAxis, element),
        ConvInput op => Input(op, node, target, axes, newAxis, element),
        ConvFilter op => Filter(op, node, target, axes, newAxis, element),
        _ => throw new NotSupportedException(node.Op.Name),
    };

    static ContractStage Forward(Conv op, Node node, Value target, EquatableArray<Axis> axes, Func<Dim, Axis> newAxis, Access element)
    {
        var geometry = op.Geometry;
        Shape x = node.Inputs[0].Shape, f = node.Inputs[1].Shape;
        var channel = newAxis(f[1]);
        Axis[] kernel = [.. f.Dims.Skip(2).Select(newAxis)];
        Dim[] position = [.. kernel.Select((k, a) => geometry.Position(a, Dim.Of(axes[a + 2]), Dim.Of(k)))];
        var left = element(1, [Dim.Of(axes[1]), Dim.Of(channel), .. kernel.Select(Dim.Of)]);
        var right = Guard(position, x, element(0, [Dim.Of(axes[0]), InputChannel(geometry, Dim.Of(axes[1]), f, Dim.Of(channel)), .. position]));
        return new ContractStage(target, axes, [channel, .. kernel], left, right, new(ConvolutionKind.Forward, geometry, x, f, node.Shape));
    }

    static ContractStage Input(ConvInput op, Node node, Value target, EquatableArray<Axis> axes, Func<Dim, Axis> newAxis, Access element)
    {
        var geometry = op.Geometry;
        Shape y = node.Inputs[0].Shape, f = node.Inputs[1].Shape;
        var perGroup = Dim.FloorDivide(f[0], geometry.Groups);
        var channel = newAxis(perGroup);
        Axis[] kernel = [.. f.Dims.Skip(2).Select(newAxis)];
        var group = Dim.FloorDivide(Dim.Of(axes[1]), f[1]);
        var output = group * perGroup + Dim.Of(channel);
        List<InRange> guards = [];
        var position = new Dim[kernel.Length];
        for (var a = 0; a < kernel.Length; a++)
        {
            var at = Dim.Of(axes[a + 2]) + geometry.Padding[a] - geometry.Dilation[a] * Dim.Of(kernel[a]);
            position[a] = Dim.FloorDivide(at, geometry.Stride[a]);
            guards.Add(new InRange(position[a], y[a + 2]));
            if (geometry.Stride[a] > 1) guards.Add(new InRange(at - geometry.Stride[a] * position[a], 1));
        }
        var left = element(1, [output, Dim.Modulo(Dim.Of(axes[1]), f[1]), .. kernel.Select(Dim.Of)]);
        var right = new Guarded([.. guards], element(0, [Dim.Of(axes[0]), output, .. position]), new Const(0));
        return new ContractStage(target, axes, [channel, .. kernel], left, right, new(ConvolutionKind.Input, geometry, node.Shape, f, y));
    }

    static ContractStage Filter(ConvFilter op, Node node, Value target, EquatableArray<Axis> axes, Func<Dim, Axis> newAxis, Access element)
    {
        var geometry = op.Geometry;
        Shape x = node.Inputs[0].Shape, y = node.Inputs[1].Shape;
        var image = newAxis(x[0]);
        Axis[] output = [.. y.Dims.Skip(2).Select(newAxis)];
        Dim[] position = [.. output.Select((o, a) => geometry.Position(a, Dim.Of(o), Dim.Of(axes[a + 2])))];
        var left = element(1, [Dim.Of(image), Dim.Of(axes[0]), .. output.Select(Dim.Of)]);
        var right = Guard(position, x, element(0, [Dim.Of(image), InputChannel(geometry, Dim.Of(axes[0]), node.Shape, Dim.Of(axes[1])), .. position]));
        return new ContractStage(target, axes, [image, .. output], left, right, new(ConvolutionKind.Filter, geometry, x, node.Shape, y));
    }

    static Dim InputChannel(ConvolutionShape geometry, Dim output, Shape filter, Dim channel) =>
        geometry.Groups == 1 ? channel : Dim.FloorDivide(output, Dim.FloorDivide(filter[0], geometry.Groups)) * filter[1] + channel;

    static Expr Guard(Dim[] position, Shape input, Expr inside) =>
        new Guarded([.. position.Select((p, a) => new InRange(p, input[a + 2]))], inside, new Const(0));
}
