using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Networks.Tests;

/// <summary>One call of a generated method on random values, and the same call in the float64 interpreter.</summary>
sealed class NetworkRun : IDisposable
{
    /// <summary>Sizes of the dimensions beside the batch; odd, and no multiple of a register.</summary>
    static readonly Dictionary<string, int> sizes = new() { ["T"] = 5, ["H"] = 6, ["W"] = 7, ["M"] = 3, ["S"] = 4, ["Nodes"] = 7, ["E"] = 19, ["G"] = 3 };

    readonly NetworkCase call;
    readonly EvaluatedMethod method;
    readonly EvaluationContext context;
    readonly Dictionary<string, Reference> sources = [];
    readonly CallValues values;

    public NetworkRun(NetworkCase call, int batch, int seed = 1)
    {
        this.call = call;
        method = call.Evaluated;
        Dictionary<string, int> dims = new(sizes) { ["N"] = batch, ["n"] = batch };
        context = new EvaluationContext(atom => dims[((NamedDim)atom).Id], FirstRun.Uniform);
        values = new CallValues(dims);
        Network = call.Create(values);
        var random = new Random(seed);
        foreach (var store in new[] { Network.Parameters, Network.Buffers }) Perturb(store, random);
        foreach (var state in DeclaredNetworks.Evaluate(call.Network).States) sources[state.Name] = new Reference(context.Sizes(state.Shape));
        foreach (var input in method.Inputs) Draw(input, random);
        if (call.Train is null) foreach (var result in method.Results) MakeRoom(result);
    }

    public INetwork Network { get; }

    /// <summary>Whether the method is a loss, which has a training form.</summary>
    public bool IsTrained => call.Train is not null;

    public Graph Inference => method.Inference;

    public Graph Training => method.Training!;

    public void Dispose() => Network.Dispose();

    /// <summary>Initial weights, moved a little so that no bias is zero; read back, they are what the reference computes with.</summary>
    void Perturb(TensorStore store, Random random)
    {
        foreach (var tensor in store)
        {
            var numbers = store.Read(tensor.Name);
            for (var i = 0; i < numbers.Length; i++) numbers[i] += 0.2f * random.NextSingle() - 0.1f;
            store.Write(tensor.Name, numbers);
            sources[tensor.Name] = Of([.. tensor.Shape.Select(d => (long)d)], store.Read(tensor.Name));
        }
    }

    void Draw(MethodInput input, Random random)
    {
        var shape = context.Sizes(input.Shape);
        var count = (int)Reference.Count(shape);
        if (Entry.TypeOf(input.Type) == ElementType.Int32)
        {
            var limit = (int)method.IndexBounds.Where(b => b.Input == input.Name).Min(b => b.Count.Evaluate(context.Dims));
            int[] indices = [.. Enumerable.Range(0, count).Select(_ => random.Next(limit))];
            values.SetIndices(input.Name, indices);
            sources[input.Name] = new Reference(shape, [.. indices.Select(i => (double)i)]);
            return;
        }
        var isMask = Entry.TypeOf(input.Type) == ElementType.Bool;
        values[input.Name] = [.. Enumerable.Range(0, count).Select(_ => isMask ? random.Next(2) : 2 * random.NextSingle() - 1)];
        sources[input.Name] = Of(shape, values[input.Name]);
    }

    void MakeRoom(MethodResult result)
    {
        var count = (int)Reference.Count(context.Sizes(result.Shape));
        if (result.Type == ElementType.Int32) values.SetIndices(result.Name, new int[count]);
        else values[result.Name] = [.. Enumerable.Repeat(float.NaN, count)];
    }

    static Reference Of(long[] shape, float[] numbers) => new(shape, [.. numbers.Select(n => (double)n)]);

    /// <summary>What the generated inference form gives: the loss, or the results in their order.</summary>
    public Reference[] Infer()
    {
        var loss = call.Infer(Network, values);
        if (call.Train is not null) return [Reference.Scalar(loss)];
        return [.. method.Results.Select(r => r.Type == ElementType.Int32
            ? new Reference(context.Sizes(r.Shape), [.. values.Indices(r.Name).Select(i => (double)i)])
            : Of(context.Sizes(r.Shape), values[r.Name]))];
    }

    /// <summary>What the generated training form gives, in the order of the training graph's outputs.</summary>
    public Reference[] Train()
    {
        var loss = call.Train!(Network, values);
        return [.. Training.Outputs.Select(o => o.Kind switch
        {
            OutputKind.Gradient => Of(context.Sizes(o.Node.Shape), Network.Gradients.Read(o.Name)),
            OutputKind.Buffer => Of(context.Sizes(o.Node.Shape), Network.Buffers.Read(o.Name)),
            OutputKind.Probe => Of(context.Sizes(o.Node.Shape), ((ProbeStore)Network.GetType().GetProperty("Probes")!.GetValue(Network)!).Read(o.Name)),
            _ => Reference.Scalar(loss),
        })];
    }

    /// <summary>The same in float64, from the values at the time of the call.</summary>
    public Reference[] Interpret(Graph graph) => GraphInterpreter.Run(graph, context, s => sources[s.Id]);

    /// <summary>The loss of the training form in float64 when a weight is moved along a direction.</summary>
    public double LossAt(string parameter, Reference direction, double step)
    {
        var weight = sources[parameter];
        var moved = new Reference(weight.Shape, [.. weight.Data.Select((w, i) => w + step * direction.Data[i])]);
        var loss = Graph.Of(Training.Outputs.Take(1));
        return GraphInterpreter.Run(loss, context, s => s.Id == parameter ? moved : sources[s.Id])[0].Data[0];
    }
}
