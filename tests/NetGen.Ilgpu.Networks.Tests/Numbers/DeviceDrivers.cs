using System.Reflection;
using Microsoft.CodeAnalysis;
using NetGen.Ilgpu;
using NetGen.Networks.Tests;

namespace NetGen.Ilgpu.Networks.Tests;

/// <summary>The cases of the CPU, called on sessions of a device.</summary>
static class DeviceDrivers
{
    const string Session = "IlgpuSession";

    static readonly Lazy<Assembly> drivers = new(Compile);

    /// <summary>The same calls on a session, whose memory is full of NaN before each.</summary>
    public static NetworkCase Of(NetworkCase call, IlgpuDevice device)
    {
        var onDevice = CaseDrivers.Of(drivers.Value, call);
        var create = drivers.Value.GetType("Sessions")!.GetMethod(CaseDrivers.Name(call))!.CreateDelegate<Func<object, Func<string, int>, object>>();
        return onDevice with
        {
            Create = values => (INetwork)create(device, values.Dim),
            Infer = (net, values) => onDevice.Infer(Poisoned(net), values),
            Train = onDevice.Train is { } train ? (net, values) => train(Poisoned(net), values) : null,
        };
    }

    static INetwork Poisoned(INetwork session)
    {
        ((IlgpuSessionBase)session).Poison();
        return session;
    }

    static Assembly Compile()
    {
        var compilation = DeclaredNetworks.Compile().AddReferences(MetadataReference.CreateFromFile(typeof(DeviceDrivers).Assembly.Location));
        compilation = compilation.AddSyntaxTrees(
            DeclaredNetworks.Parse(CaseDrivers.Print(compilation, DeviceCases.All, Session), "Drivers.cs"), DeclaredNetworks.Parse(PrintSessions(compilation), "Sessions.cs"));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        return Assembly.Load(stream.ToArray());
    }

    static string PrintSessions(Compilation compilation) => $$"""
        public static class Sessions
        {
        {{string.Concat(DeviceCases.All.Select(c => PrintSession(compilation, c)))}}
        }
        """;

    static string PrintSession(Compilation compilation, NetworkCase call)
    {
        var type = compilation.GetTypeByMetadataName(call.Network.FullName!)!;
        var create = type.GetMembers("CreateSession").OfType<IMethodSymbol>().Single(m => m.ReturnType.Name == Session);
        return $$"""
                public static object {{CaseDrivers.Name(call)}}(object device, Func<string, int> dims) =>
                    new {{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}}().CreateSession((IlgpuDevice)device{{string.Concat(create.Parameters.Where(p => p.Type.SpecialType == SpecialType.System_Int32).Select(p => $", dims(\"{p.Name}\")"))}});

            """;
    }
}
