using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Graphs;

public enum ElementType { Float32, Int32, Bool }

/// <summary>One value of a graph: an operation on earlier values. Nodes compare by identity; a builder makes equal ones only once.</summary>
public sealed class Node(int id, Op op, Node[] inputs, Shape shape, ElementType type, string scope)
{
    public int Id => id;

    public Op Op => op;

    public IReadOnlyList<Node> Inputs => inputs;

    public Shape Shape => shape;

    public ElementType Type => type;

    /// <summary>Field path of the layer or block that made it (<c>stages[1].conv2</c>), empty for the network itself.</summary>
    public string Scope => scope;

    public override string ToString() => $"%{id}";
}
