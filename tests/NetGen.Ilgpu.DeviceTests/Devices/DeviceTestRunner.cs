using Xunit.Abstractions;
using Xunit.Sdk;

namespace NetGen.Ilgpu.DeviceTests.Devices;

/// <summary>Runs the tests on one device after the other; class fixtures are made anew for each.</summary>
sealed class DeviceTestRunner(
    ITestAssembly assembly, IEnumerable<IXunitTestCase> cases, IMessageSink diagnostics, IMessageSink results, ITestFrameworkExecutionOptions options)
    : XunitTestAssemblyRunner(assembly, cases, diagnostics, results, options)
{
    protected override async Task<RunSummary> RunTestCollectionsAsync(IMessageBus messageBus, CancellationTokenSource cancellationTokenSource)
    {
        var all = TestCases.ToArray();
        var summary = new RunSummary();
        foreach (var device in TestDevice.All)
        {
            TestDevice.Current = device;
            TestCases = SampledCases.For(device, all);
            summary.Aggregate(await base.RunTestCollectionsAsync(new DeviceMessages(messageBus, device), cancellationTokenSource));
        }
        return summary;
    }
}
