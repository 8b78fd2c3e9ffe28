using Xunit.Abstractions;
using Xunit.Sdk;

namespace NetGen.Ilgpu.DeviceTests.Devices;

/// <summary>The CPU accelerator takes its time: a few cases of a theory stand for all, unless NETGEN_LONG is set.</summary>
static class SampledCases
{
    const int Most = 6;

    public static IEnumerable<IXunitTestCase> For(TestDevice device, IReadOnlyList<IXunitTestCase> cases) =>
        device.Kind != DeviceKind.Cpu || Environment.GetEnvironmentVariable("NETGEN_LONG") is not null ? cases
        : cases.GroupBy(c => (c.TestMethod.TestClass.Class.Name, c.Method.Name)).SelectMany(theory => Spread([.. theory]));

    static IEnumerable<IXunitTestCase> Spread(IXunitTestCase[] theory) =>
        theory.Length <= Most ? theory : Enumerable.Range(0, Most).Select(i => theory[i * theory.Length / Most]);
}
