namespace ILGPU;

/// <summary>One thread runs at a time, so that every write is seen by the next one.</summary>
public static class MemoryFence
{
    public static void GroupLevel() { }

    public static void DeviceLevel() { }

    public static void SystemLevel() { }
}
