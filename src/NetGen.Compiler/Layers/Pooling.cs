using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>What pools share: their windows, and the checks of them.</summary>
static class Pooling
{
    public static IEnumerable<Hyperparameter> Hyperparameters(int rank) =>
    [
        Hyperparameter.Sizes("kernel", rank), .. Hyperparameter.PerAxis("Stride", rank, 0, least: 0), .. Hyperparameter.PerAxis("Padding", rank, 0, least: 0),
        Hyperparameter.Flag("CeilMode", false),
    ];

    public static WindowShape Window(LayerUse layer, int rank) => Window(layer.PerAxis(rank, "kernel"), layer.PerAxis(rank, "Stride"),
        layer.PerAxis(rank, "Padding"), layer.Layer.Hyperparameters.ContainsKey("Dilation") ? layer.PerAxis(rank, "Dilation") : (EquatableArray<long>?)null);

    /// <summary>A stride of 0 stands for the kernel.</summary>
    public static WindowShape Window(EquatableArray<long> kernel, EquatableArray<long> stride, EquatableArray<long> padding, EquatableArray<long>? dilation) =>
        new(kernel, [.. stride.Select((s, a) => s == 0 ? kernel[a] : s)], padding, dilation ?? [.. kernel.Select(_ => 1L)]);

    public static void Check(Program program, Shape input, WindowShape window)
    {
        for (var a = 0; a < window.Rank; a++)
        {
            if (2 * window.Padding[a] > window.Kernel[a])
                throw new ShapeException("NG0209", "Padding", window.Padding[a].ToString(),
                    $"at most half the kernel of {window.Kernel[a]}, so that every window holds an element");
        }
        for (var a = 0; a < window.Rank; a++)
            Spatial.CheckWindow(program, input, a, window.Kernel[a], window.Dilation[a], 2 * window.Padding[a]);
    }

    /// <summary>
    /// The input with as much behind its end as makes the last window complete, where the size is rounded up. As in PyTorch, no window
    /// begins behind the padding in front of the end.
    /// </summary>
    public static Node Completed(GraphBuilder g, Node x, WindowShape window, double value)
    {
        for (var a = 0; a < window.Rank; a++)
        {
            if (x.Shape[a + 2].Constant is not { } size)
                throw new ShapeException("NG0204", (a + 2).ToString(), x.Shape.ToString(), "CeilMode rounds a size that must be known",
                    "state the size in [Shape], or pad the input and leave CeilMode out");
            long stride = window.Stride[a], padding = window.Padding[a], reach = window.Dilation[a] * (window.Kernel[a] - 1) + 1;
            var past = size + 2 * padding - reach + stride - 1;
            if (past < 0) continue; // There is no window; the check says so.
            var count = past / stride + 1;
            if ((count - 1) * stride >= size + padding) count--;
            x = g.Pad(x, a + 2, 0, Math.Max(0, (count - 1) * stride + reach - size - 2 * padding), value);
        }
        return x;
    }
}
