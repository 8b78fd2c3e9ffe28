using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Loops over an axis: the step is evaluated once, on placeholders of the state and the element.</summary>
static class Loops
{
    public static IEnumerable<(string, Operation)> Table => [("Functions.Scan", Scan), ("Functions.Map", Map)];

    static Value Scan(OperationCall c)
    {
        Value initial = c.Required("initial"), sequence = c.Required("sequence");
        var axis = (int)c.Int("axis", 1);
        var (sequences, length) = Sequences(c, axis);
        var checkpoint = Checkpoint(c, length);
        var loop = new LoopBuilder(c.Graph, c.Interpreter.Leaves(initial, c.Name), sequences, length);
        if (Step(c, "step", [initial.With(loop.States), sequence.With(loop.Elements)]) is not { } result) return PoisonValue.Instance;

        // One overload gives the next state, which is also the output, the other one a pair of both.
        var isState = result.IsLike(initial);
        var (next, output) = isState ? (result, result)
            : result is TupleValue { Items: { Count: 2 } items } && items[0].IsLike(initial) ? (items[0], items[1])
            : throw c.Wrong("step", "a function that gives a state of the same form as 'initial', or a pair of it and an output", $"one that gives {result.Kind}");
        var after = c.Interpreter.Leaves(next, c.Name);
        CheckStates(loop.States, after);
        for (var i = 0; i < after.Count; i++)
        {
            if (after[i].Type == ElementType.Int32) c.Program.BoundAlso(after[i], loop.States[i]);
        }
        var (finals, outputs) = loop.Close(after, c.Interpreter.Leaves(output, c.Name), checkpoint: checkpoint);
        return new TupleValue([output.With([.. outputs.Select(o => Moved(c, o, axis))]), initial.With(finals)]);
    }

    static Value Map(OperationCall c)
    {
        var axis = (int)c.Int("axis", 0);
        var (sequences, length) = Sequences(c, axis);
        var loop = new LoopBuilder(c.Graph, [], sequences, length);
        if (Step(c, "body", [c.Required("sequence").With(loop.Elements)]) is not { } result) return PoisonValue.Instance;
        return result.With([.. loop.Close([], c.Interpreter.Leaves(result, c.Name)).Outputs.Select(o => Moved(c, o, axis))]);
    }

    /// <summary>The sequences with the axis in front, and its size.</summary>
    static (Node[], Dim) Sequences(OperationCall c, int axis)
    {
        Node[] leaves = [.. c.Interpreter.Leaves(c.Required("sequence"), c.Name)];
        if (leaves.Length == 0) throw c.Wrong("sequence", "a Tensor or a tuple of them", "nothing");
        Dim? length = null;
        for (var i = 0; i < leaves.Length; i++)
        {
            var at = Axes.Resolve(leaves[i].Shape, axis);
            var size = leaves[i].Shape[at];
            if (length is not null && !size.Equals(length))
                throw new ShapeException("NG0208", "the number of steps", length.ToString(), size.ToString(), "sequences that advance together have one length");
            length = size;
            leaves[i] = c.Graph.MoveAxis(leaves[i], at, 0);
        }
        return (leaves, length!);
    }

    static long Checkpoint(OperationCall c, Dim length)
    {
        var every = c.AtLeast("checkpoint", 0, 0);
        if (every > 0)
            c.Program.Require(every * Dim.FloorDivide(length, every) - length, $"the number of steps, {length}, must be a multiple of the checkpoint stride {every}",
                () => new ShapeException("NG0209", "checkpoint", every.ToString(), $"a divisor of the number of steps, {length}"));
        return every;
    }

    /// <summary>What the step gives; null where that is invalid. It must not move buffers, which have one value per call.</summary>
    static Value? Step(OperationCall c, string parameter, EquatableArray<Value> arguments)
    {
        var before = c.Program.Updates.ToArray();
        var result = Inside(c, () => c.Interpreter.Apply(c.Required(parameter), arguments, c.Place));
        if (c.Program.Updates.Except(before).Select(u => u.Buffer.Path).FirstOrDefault() is { } moved)
            throw new EvaluationError(Rule.MovedInLoop, c.Name, moved);
        return Interpreter.IsPoison(result) ? null : result;
    }

    static Value Inside(OperationCall c, Func<Value> step)
    {
        c.Program.LoopDepth++;
        try
        {
            return step();
        }
        finally
        {
            c.Program.LoopDepth--;
        }
    }

    static void CheckStates(IReadOnlyList<Node> before, IReadOnlyList<Node> after)
    {
        for (var i = 0; i < before.Count; i++)
        {
            if (before[i].Type != after[i].Type)
                throw new ShapeException("NG0212", new DataValue(before[i]).Kind, new DataValue(after[i]).Kind, "the state of a loop keeps its type from step to step");
            if (!before[i].Shape.Equals(after[i].Shape))
                throw new ShapeException("NG0208", "the state", before[i].Shape.ToString(), after[i].Shape.ToString(), "it keeps its shape from step to step; give an initial state of the right shape");
        }
    }

    /// <summary>The stacked outputs with the steps at the axis that was looped over.</summary>
    static Node Moved(OperationCall c, Node stacked, int axis)
    {
        var rank = stacked.Shape.Rank;
        return c.Graph.MoveAxis(stacked, 0, Math.Min(axis < 0 ? rank + axis : axis, rank - 1));
    }
}
