using Xunit.Abstractions;
using Xunit.Sdk;

namespace NetGen.Ilgpu.DeviceTests.Devices;

/// <summary>Says of a failure on which device it was.</summary>
sealed class DeviceMessages(IMessageBus inner, TestDevice device) : IMessageBus
{
    public bool QueueMessage(IMessageSinkMessage message) => inner.QueueMessage(message is ITestFailed f
        ? new TestFailed(f.Test, f.ExecutionTime, f.Output, f.ExceptionTypes, [$"On {device.Name}: {f.Messages[0]}", .. f.Messages.Skip(1)], f.StackTraces, f.ExceptionParentIndices)
        : message);

    public void Dispose()
    {
        // The runner that made the inner one disposes of it.
    }
}
