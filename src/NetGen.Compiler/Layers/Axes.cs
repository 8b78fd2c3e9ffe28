using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Axes as users count them: negative ones from the last.</summary>
static class Axes
{
    public static int Resolve(Shape shape, long axis) => Resolve(shape, axis, shape.Rank);

    /// <summary>The position of a new axis, which may also be behind the last.</summary>
    public static int ResolveNew(Shape shape, long axis) => Resolve(shape, axis, shape.Rank + 1);

    static int Resolve(Shape shape, long axis, int count)
    {
        if (axis >= -count && axis < count) return (int)(axis < 0 ? axis + count : axis);
        throw count == 0
            ? new ShapeException("NG0206", "at least one dimension", shape.ToString(), "a scalar has no axes")
            : new ShapeException("NG0207", axis.ToString(), shape.ToString(), (-count).ToString(), (count - 1).ToString());
    }
}
