using NetGen.Compiler.Evaluate;
using Xunit.Sdk;

namespace NetGen.Networks.Tests;

/// <summary>A method of a network and how the generated overloads of it are called.</summary>
/// <param name="Network">The network's class.</param>
/// <param name="Method">The declared method.</param>
/// <param name="Create">A new network with seed 0, or a session of one for calls of these dimensions.</param>
/// <param name="Infer">Calls the inference form.</param>
/// <param name="Train">Calls the training form; null for a [Forward] method.</param>
public sealed record NetworkCase(Type Network, string Method, Func<CallValues, INetwork> Create, Func<INetwork, CallValues, float> Infer, Func<INetwork, CallValues, float>? Train)
{
    public string Label => $"{Network.Name}.{Method}";

    internal EvaluatedMethod Evaluated
    {
        get
        {
            var network = DeclaredNetworks.Evaluate(Network);
            Assert.DoesNotContain(network.Issues, i => Compiler.Diagnostics.Rule.Get(i.Rule).Severity == Compiler.Diagnostics.Severity.Error);
            return network.Methods.Single(m => m.Name == Method);
        }
    }

    public static NetworkCase Loss<TNetwork>(Func<TNetwork, CallValues, float> infer, Func<TNetwork, CallValues, float> train, string method = "Loss")
        where TNetwork : INetwork, new() =>
        new(typeof(TNetwork), method, _ => new TNetwork(), (n, v) => infer((TNetwork)n, v), (n, v) => train((TNetwork)n, v));

    public static NetworkCase Forward<TNetwork>(string method, Action<TNetwork, CallValues> infer)
        where TNetwork : INetwork, new() =>
        new(typeof(TNetwork), method, _ => new TNetwork(), (n, v) => { infer((TNetwork)n, v); return 0; }, null);
}

/// <summary>The numbers of one call: dimensions, arguments and room for results, by name.</summary>
public sealed class CallValues(IReadOnlyDictionary<string, int> dims)
{
    readonly Dictionary<string, float[]> numbers = [];
    readonly Dictionary<string, int[]> indices = [];

    /// <summary>A dimension.</summary>
    public int Dim(string name) => dims[name];

    /// <summary>An argument or result of numbers.</summary>
    public float[] this[string name]
    {
        get => numbers.TryGetValue(name, out var values) ? values : throw new XunitException($"The compiled method has no '{name}' of numbers.");
        set => numbers[name] = value;
    }

    /// <summary>An argument or result of indices.</summary>
    public int[] Indices(string name) => indices.TryGetValue(name, out var values) ? values : throw new XunitException($"The compiled method has no '{name}' of indices.");

    /// <summary>An argument that is one integer, or a dimension.</summary>
    public int Integer(string name) => indices.TryGetValue(name, out var values) ? values[0] : Dim(name);

    /// <summary>An argument of truth values, which are drawn as 0 and 1.</summary>
    public bool[] Mask(string name) => [.. this[name].Select(v => v != 0)];

    public void SetIndices(string name, int[] values) => indices[name] = values;
}
