using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetGen.Networks.Tests;

/// <summary>C# that calls the generated methods of classes that the cases were not written for, with arguments by name.</summary>
static class CaseDrivers
{
    /// <summary>A class of one method for each form of each case.</summary>
    /// <param name="compilation">Has the networks with what the generator adds.</param>
    /// <param name="cases">What is called.</param>
    /// <param name="session">The nested class whose methods are called; the networks' own if not given.</param>
    public static string Print(Compilation compilation, IEnumerable<NetworkCase> cases, string? session = null) => $$"""
        public static class Drivers
        {
        {{string.Concat(cases.SelectMany(c => c.Train is null ? new[] { Print(compilation, c, false, session) } : [Print(compilation, c, false, session), Print(compilation, c, true, session)]))}}
        }
        """;

    /// <summary>The name of what stands for a case in printed code.</summary>
    public static string Name(NetworkCase call) => $"{call.Network.FullName}.{call.Method}".Replace('.', '_').Replace('+', '_');

    /// <summary>The case with the calls that an assembly has printed drivers for.</summary>
    public static NetworkCase Of(Assembly assembly, NetworkCase call)
    {
        return call with { Infer = Call("Infer"), Train = call.Train is null ? null : Call("Train") };

        Func<INetwork, CallValues, float> Call(string form)
        {
            var method = assembly.GetType("Drivers")!.GetMethod(form + Name(call))!;
            var driver = method.CreateDelegate<Func<object, Func<string, float[]>, Func<string, int[]>, Func<string, int>, float>>();
            return (net, values) => driver(net, name => values[name], values.Indices, values.Integer);
        }
    }

    static string Print(Compilation compilation, NetworkCase call, bool isTraining, string? session)
    {
        var network = compilation.GetTypeByMetadataName(call.Network.FullName!)!;
        var type = session is null ? network : network.GetTypeMembers(session).Single();
        var isLoss = call.Train is not null;
        var method = type.GetMembers(isTraining ? call.Method + "AndGradients" : call.Method).OfType<IMethodSymbol>()
            .Single(m => m.ReturnType.SpecialType == (isLoss ? SpecialType.System_Single : SpecialType.System_Void) && TakesInputs(m, call));
        var called = $"(({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})net).{method.Name}({string.Join(", ", method.Parameters.Select(Argument))})";
        return $$"""
                public static float {{(isTraining ? "Train" : "Infer")}}{{Name(call)}}(object net, Func<string, float[]> numbers, Func<string, int[]> indices, Func<string, int> integer)
                {
                    {{(isLoss ? $"return {called};" : $"{called}; return 0;")}}
                }

            """;
    }

    static bool TakesInputs(IMethodSymbol method, NetworkCase call) =>
        call.Evaluated.Inputs.Select(i => i.Name).SequenceEqual(method.Parameters.Take(call.Evaluated.Inputs.Count).Select(p => p.Name));

    static string Argument(IParameterSymbol parameter) => parameter.Type.ToDisplayString() switch
    {
        "System.ReadOnlySpan<float>" or "System.Span<float>" => $"numbers(\"{parameter.Name}\")",
        "System.ReadOnlySpan<int>" or "System.Span<int>" => $"indices(\"{parameter.Name}\")",
        "System.ReadOnlySpan<bool>" => $"System.Array.ConvertAll(numbers(\"{parameter.Name}\"), v => v != 0)",
        "float" => $"numbers(\"{parameter.Name}\")[0]",
        _ => $"integer(\"{parameter.Name}\")",
    };
}
