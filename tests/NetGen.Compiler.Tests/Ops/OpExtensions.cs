using System.Reflection;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.OpsTests;

/// <summary>Operations with other hyperparameters, whichever they have.</summary>
static class OpExtensions
{
    static readonly MethodInfo clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>The operation with one property set, as <c>with</c> does it.</summary>
    public static Op With(this Op op, PropertyInfo property, object value)
    {
        var copy = (Op)clone.Invoke(op, null)!;
        property.SetValue(copy, value);
        return copy;
    }

    /// <summary>The operation with its named dimensions replaced.</summary>
    public static Op Substitute(this Op op, Func<Atom, Dim?> replacement)
    {
        foreach (var property in op.GetType().GetProperties().Where(p => p.CanWrite))
        {
            object? replaced = property.GetValue(op) switch
            {
                Dim dim => dim.Substitute(replacement),
                Shape shape => shape.Substitute(replacement),
                EquatableArray<Dim> dims => dims.Select(d => d.Substitute(replacement)).ToEquatableArray(),
                _ => null,
            };
            if (replaced is not null) op = op.With(property, replaced);
        }
        return op;
    }

    public static Shape Substitute(this Shape shape, Func<Atom, Dim?> replacement) => new(shape.Dims.Select(d => d.Substitute(replacement)));
}
