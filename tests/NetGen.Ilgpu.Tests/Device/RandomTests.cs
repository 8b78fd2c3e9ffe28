extern alias Runtime;

using Runtime::NetGen.Cpu;
using Xunit;

namespace NetGen.Ilgpu.Tests.Device;

public sealed class RandomTests
{
    [Fact]
    public void SameBitsAsOnTheCpu()
    {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++)
        {
            ulong key = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
            ulong counter = i % 2 == 0 ? (ulong)i : (ulong)random.NextInt64(long.MinValue, long.MaxValue);
            Assert.Equal(Threefry.Uniform(key, counter), DeviceRandom.Uniform(key, counter));
        }

        Assert.Equal(Threefry.Uniform(0, 0), DeviceRandom.Uniform(0, 0));
        Assert.Equal(Threefry.Uniform(ulong.MaxValue, ulong.MaxValue), DeviceRandom.Uniform(ulong.MaxValue, ulong.MaxValue));
    }
}
