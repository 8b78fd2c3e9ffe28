using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Fuzz.Models;

// Loops over the first axis.
public sealed partial class ModelGraph
{
    /// <summary>A state, or a mere sum, with a product or without; what comes out is the last state, an output of all steps, or both.</summary>
    internal Node? Loop(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var rest = x.Shape.Without([0]);
        Node initial = OneIn(3) ? G.BroadcastTo(G.Constant(0.5), rest) : Second(v => v.Shape.Equals(rest), () => rest), held = NewSource(rest);
        var length = x.Shape[0];
        var loop = new LoopBuilder(G, [initial], [x], length);
        Node state = loop.States[0], element = loop.Elements[0];
        Node next = Next(5) switch
        {
            0 => G.Add(state, G.Multiply(element, held)),
            1 => G.Add(G.Multiply(state, 0.5), Mixed(element)),
            2 => G.Add(state, G.Multiply(Mixed(G.Tanh(element)), 0.25)),
            3 => G.Tanh(G.Add(Mixed(state), element)),
            _ => G.Multiply(G.Sin(state), G.Sigmoid(G.Multiply(element, held))),
        };
        Node output = Next(3) switch
        {
            0 => next,
            1 => Mixed(G.Multiply(G.Tanh(next), element)),
            _ => OneIn(2) ? G.Select(G.Less(G.Apply(new Uniform(G.NextDraw(), rest)), G.Constant(0.5)), state, element) : state,
        };
        var checkpoint = length.Constant is 2 or 4 && OneIn(3) ? 2 : 0;
        var (finals, outputs) = loop.Close([next], [output], OneIn(2), checkpoint);
        return Next(3) switch
        {
            0 => Tame(finals[0]),
            1 => Tame(outputs[0]),
            _ => Tame(G.Add(outputs[0], finals[0])),
        };
    }

    /// <summary>The same function of every element of the first axis, now and then its gradient by the element.</summary>
    internal Node? Mapped(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var loop = new LoopBuilder(G, [], [x], x.Shape[0]);
        var element = loop.Elements[0];
        var y = Mixed(G.Sin(element));
        if (OneIn(2)) y = Differentiate.Gradients(G, SumAll(G.Tanh(y)), [element])[0];
        return Tame(loop.Close([], [OneIn(3) ? G.Sum(y, GraphBuilder.AllAxes(y.Shape)) : y]).Outputs[0]);
    }

    /// <summary>A product on the last axis, if that has a fixed size.</summary>
    Node Mixed(Node x)
    {
        if (x.Shape.Rank == 0 || x.Shape[x.Shape.Rank - 1].Constant is not { } width) return x;
        var lead = "abcdefg"[..(x.Shape.Rank - 1)];
        return G.Apply(new Contract(lead + "k", "ok", lead + "o"), x, NewSource(new Shape(width, width)));
    }
}
