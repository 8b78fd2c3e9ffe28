using NetGen.Cpu;
using Xunit;

namespace NetGen.Tests.Cpu;

/// <summary>Scratch memory and native buffers.</summary>
public sealed unsafe class MemoryTests
{
    [Fact]
    public void A_buffer_is_zeroed_aligned_and_has_slack()
    {
        using var buffer = new NativeBuffer(1001);
        Assert.Equal(1001, buffer.Length);
        Assert.Equal(1001, buffer.Span.Length);
        Assert.Equal(0, (nint)buffer.Pointer % 64);
        for (int i = 0; i < 1001 + 16; i++)
        {
            Assert.Equal(0, buffer.Pointer[i]);
        }
    }

    [Fact]
    public void A_grown_buffer_keeps_its_numbers()
    {
        using var buffer = new NativeBuffer(10);
        buffer.Span.Fill(3);
        float* before = buffer.Pointer;
        buffer.EnsureCapacity(5);
        Assert.True(before == buffer.Pointer);
        buffer.EnsureCapacity(100_000);
        Assert.Equal(100_000, buffer.Length);
        Assert.All(buffer.Span[..10].ToArray(), number => Assert.Equal(3, number));
        Assert.All(buffer.Span[10..].ToArray(), number => Assert.Equal(0, number));
    }

    [Fact]
    public void A_disposed_buffer_says_so()
    {
        var buffer = new NativeBuffer(10);
        buffer.Dispose();
        buffer.Dispose();
        Assert.True(buffer.Pointer == null);
        Assert.Throws<ObjectDisposedException>(() => buffer.Span.Length);
        Assert.Throws<ObjectDisposedException>(() => buffer.EnsureCapacity(20));
    }

    [Fact]
    public void Impossible_sizes_name_the_bytes()
    {
        var error = Assert.Throws<OutOfMemoryException>(() => new NativeBuffer(1L << 59));
        Assert.Contains($"{(1L << 61) + 64} bytes", error.Message);
        Assert.Throws<OutOfMemoryException>(() => new NativeBuffer(long.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NativeBuffer(-1));
        using var buffer = new NativeBuffer(4);
        float* before = buffer.Pointer;
        Assert.Throws<OutOfMemoryException>(() => buffer.EnsureCapacity(1L << 59));
        Assert.True(before == buffer.Pointer && buffer.Length == 4);
    }

    [Fact]
    public void Scratch_is_a_stack_whose_live_memory_never_moves()
    {
        Scratch.Height mark = Scratch.Mark();
        float* first = Scratch.Floats(100);
        Assert.Equal(0, (nint)first % 64);
        new Span<float>(first, 100).Fill(1);

        Scratch.Height inner = Scratch.Mark();
        for (int count = 1; count < 10_000_000; count *= 5)
        {
            float* numbers = Scratch.Floats(count);
            Assert.Equal(0, (nint)numbers % 64);
            new Span<float>(numbers, count + 16).Fill(2);
        }

        Assert.All(new Span<float>(first, 100).ToArray(), number => Assert.Equal(1, number));
        Scratch.Release(inner);
        Assert.True(Scratch.Floats(100) == first + 128, "Released memory is handed out again, after the slack.");
        Scratch.Release(mark);
        Assert.True(Scratch.Floats(1) == first);
        Scratch.Release(mark);
    }

    [Fact]
    public void Scratch_allocates_once()
    {
        static void Use()
        {
            Scratch.Height mark = Scratch.Mark();
            Scratch.Floats(3_000_000);
            Scratch.Offsets(1_000);
            Scratch.Release(mark);
        }

        Use();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Use();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Threads_have_their_own_scratch()
    {
        Scratch.Height mark = Scratch.Mark();
        var mine = (nint)Scratch.Floats(10);
        nint other = 0;
        var thread = new Thread(() => other = (nint)Scratch.Floats(10));
        thread.Start();
        thread.Join();
        Assert.NotEqual(mine, other);
        Scratch.Release(mark);
    }
}
