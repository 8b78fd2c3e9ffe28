using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

// Loops: the stages of a body run once for every step. States lie one after the other, so that a step reads one and writes the next.
public sealed partial class Fuse
{
    readonly Dictionary<Node, Func<IReadOnlyList<Dim>, Expr>> elements = [];
    EquatableArray<Iteration> loops;

    /// <summary>All results of one loop.</summary>
    void EmitLoop(Node first)
    {
        var scan = (Scan)first.Op;
        var key = Scan.LoopOf(first);
        Node[] results = [.. graph.Nodes.Where(n => n.Op is Scan && Scan.LoopOf(n).Equals(key))];
        var step = new Iteration(names.Loop(), scan.Length);
        var loop = new LoopBody(this, scan, first, step, results.Select(r => ((Scan)r.Op).Result));
        foreach (var result in results) values[result] = loop.ValueOf(((Scan)result.Op).Result);
    }

    /// <summary>The memory of a loop's states and stacks, and the stages of its body.</summary>
    sealed class LoopBody
    {
        readonly Fuse outside, inside;
        readonly Scan scan;
        readonly Node first;
        readonly Iteration step;
        readonly HashSet<int> wanted;
        readonly List<int> carried;
        readonly Dictionary<int, Value> states = [];
        readonly Dictionary<int, Value> stacks = [];

        public LoopBody(Fuse outside, Scan scan, Node first, Iteration step, IEnumerable<int> wanted)
        {
            (this.outside, this.scan, this.first, this.step, this.wanted) = (outside, scan, first, step, [.. wanted]);
            carried = Carried();
            Node[] ends = [.. carried.Select(i => Body.Results[i]), .. this.wanted.Where(IsOutput).Select(Body.Result)];
            inside = new Fuse(new Graph(Topological.Order(ends, n => n.Inputs), []), outside.fused, outside.stages, outside.names)
            {
                loops = [.. outside.loops, step],
            };
            foreach (var i in carried) DeclareState(i);
            for (var i = Body.States; i < Body.Parameters.Count; i++) DeclareArgument(i);
            inside.ChooseStored(ends);
            foreach (var i in Outputs.Where(o => StateBehind(o) < 0)) stacks[i] = Memory(Body.Result(i), scan.Length, "all_");
            Emit();
        }

        Region Body => scan.Body;

        bool IsState(int result) => result >= Body.Results.Count && result < Body.Results.Count + Body.States;

        bool IsOutput(int result) => result >= Body.States && !IsState(result);

        /// <summary>The position of the step's element in a sequence.</summary>
        Dim At => scan.Reverse ? scan.Length - 1 - Dim.Of(step) : Dim.Of(step);

        /// <summary>The states that the results follow from.</summary>
        List<int> Carried()
        {
            HashSet<int> needed = [.. wanted.Where(r => r < Body.States), .. wanted.Where(IsState).Select(r => r - Body.Results.Count)];
            var count = -1;
            while (count != needed.Count)
            {
                count = needed.Count;
                var reached = Topological.Order(wanted.Where(IsOutput).Select(Body.Result).Concat(needed.Select(i => Body.Results[i])), n => n.Inputs);
                needed.UnionWith(Enumerable.Range(0, Body.States).Where(i => reached.Contains(Body.Parameters[i])));
            }
            return [.. needed.OrderBy(i => i)];
        }

        Value Memory(Node node, Dim count, string prefix) =>
            outside.Make(prefix + NameOf(node), node.Type, new Shape([count, .. node.Shape.Dims]), Storage.Arena, node.Scope);

        /// <summary>Whether somebody reads the states of all steps: those before them, or the next ones as an output.</summary>
        bool KeepsAll(int state) => wanted.Contains(Body.Results.Count + state) || Outputs.Any(o => StateBehind(o) == state);

        IEnumerable<int> Outputs => wanted.Where(IsOutput);

        /// <summary>The state whose next value an output is; -1 for other outputs.</summary>
        int StateBehind(int output) => carried.Where(i => Body.Results[i] == Body.Result(output)).DefaultIfEmpty(-1).First();

        /// <summary>All states if somebody reads them later, else two that take turns.</summary>
        void DeclareState(int i)
        {
            var parameter = Body.Parameters[i];
            var all = KeepsAll(i);
            var memory = states[i] = Memory(Body.Results[i], all ? scan.Length + 1 : 2, "states_");
            var size = parameter.Shape.Size;
            var initial = Part(memory, parameter, all && scan.Reverse ? scan.Length : 0, "first_");
            var axes = outside.Axes(parameter.Shape);
            outside.Add(new MapStage(initial, axes, outside.ElementOf(first.Inputs[i], Indices(axes))));
            inside.values[parameter] = Part(memory, parameter, all ? (scan.Reverse ? At + 1 : At) : Dim.Modulo(Dim.Of(step), 2), "last_");
        }

        Value Part(Value memory, Node node, Dim position, string prefix) =>
            memory.Part(outside.names.Value(prefix + memory.Name.Substring(memory.Name.IndexOf('_') + 1)), node.Shape, position * node.Shape.Size);

        /// <summary>Where a state is written: behind the one that is read.</summary>
        Value Next(int i)
        {
            return Part(states[i], Body.Parameters[i], !KeepsAll(i) ? Dim.Modulo(Dim.Of(step) + 1, 2) : scan.Reverse ? At : At + 1, "next_");
        }

        void DeclareArgument(int i)
        {
            var (parameter, argument) = (Body.Parameters[i], first.Inputs[i]);
            var isElement = i < Body.States + Body.Elements;
            if (!outside.values.TryGetValue(argument, out var value)) inside.elements[parameter] = Element;
            else if (!isElement) inside.values[parameter] = value;
            else if (argument.Type != ElementType.Bool && value.Root.Storage is Storage.Arena or Storage.Input)
                inside.values[parameter] = Part(value, parameter, At, "one_");
            else inside.elements[parameter] = Element;

            Expr Element(IReadOnlyList<Dim> index) => outside.ElementOf(argument, isElement ? [At, .. index] : index);
        }

        void Emit()
        {
            // What several results share is written to the first of them, the others are copies.
            List<(Value Target, Node Node)> copies = [];
            foreach (var (target, node) in carried.Select(i => (Next(i), Body.Results[i])).Concat(stacks.Select(s => (Part(s.Value, Body.Result(s.Key), At, "one_"), Body.Result(s.Key)))))
            {
                if (inside.stored.Contains(node) && node.Op is not Scan && !inside.outputValues.ContainsKey(node)) inside.outputValues[node] = target;
                else copies.Add((target, node));
            }
            inside.EmitStored();
            foreach (var (target, node) in copies)
            {
                var axes = inside.Axes(node.Shape);
                inside.Add(new MapStage(target, axes, inside.ElementOf(node, Indices(axes))));
            }
        }

        /// <summary>A result as the graph outside sees it.</summary>
        public Value ValueOf(int result)
        {
            if (stacks.TryGetValue(result, out var stack)) return stack;
            var state = IsState(result) ? result - Body.Results.Count : IsOutput(result) ? StateBehind(result) : result;
            var (memory, shape) = (states[state], Body.Parameters[state].Shape);
            var all = new Shape([scan.Length, .. shape.Dims]);
            // Forwards the states stand behind the first one, backwards before the last one.
            var (name, whole, position) = IsState(result) ? ("before_", all, scan.Reverse ? Dim.One : Dim.Zero)
                : IsOutput(result) ? ("after_", all, scan.Reverse ? Dim.Zero : Dim.One)
                : ("final_", shape, !KeepsAll(state) ? Dim.Modulo(scan.Length, 2) : scan.Reverse ? Dim.Zero : scan.Length);
            return memory.Part(outside.names.Value(name + memory.Name.Substring(memory.Name.IndexOf('_') + 1)), whole, position * shape.Size);
        }
    }
}
