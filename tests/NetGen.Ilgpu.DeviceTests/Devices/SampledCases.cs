using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace NetGen.Ilgpu.DeviceTests.Devices;

/// <summary>The CPU accelerator takes its time: the first cases of a test, as many as its trait says, stand for all there, unless NETGEN_LONG is set.</summary>
static class SampledCases
{
    const string Trait = "CasesOnCpuAccelerator";

    public static IEnumerable<IXunitTestCase> For(TestDevice device, IReadOnlyList<IXunitTestCase> cases) =>
        device.Kind != DeviceKind.Cpu || Environment.GetEnvironmentVariable("NETGEN_LONG") is not null ? cases
        : cases.GroupBy(c => (c.TestMethod.TestClass.Class.Name, c.Method.Name)).SelectMany(test => First([.. test]));

    /// <summary>In the order of the data: cases come in any.</summary>
    static IEnumerable<IXunitTestCase> First(IXunitTestCase[] test)
    {
        if (!test[0].Traits.TryGetValue(Trait, out var most)) return test;
        var method = test[0].Method.ToRuntimeMethod();
        object?[][] first = [.. method.GetCustomAttributes<DataAttribute>().SelectMany(d => d.GetData(method)).Take(int.Parse(most[0]))];
        return test.Where(c => first.Any(arguments => arguments.SequenceEqual(c.TestMethodArguments)));
    }
}
