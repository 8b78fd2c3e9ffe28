using NetGen.Cpu;
using Xunit;

namespace NetGen.Tests.Cpu;

/// <summary>The thread pool: every chunk once, whatever happens around it.</summary>
public sealed unsafe class WorkersTests : IDisposable
{
    const int Length = 10_000;

    readonly int before = Workers.MaxThreads;

    public void Dispose() => Workers.MaxThreads = before;

    struct Frame
    {
        public long* Counts;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Every_index_runs_once_in_the_same_chunks(int threads)
    {
        Workers.MaxThreads = threads;
        long[] counts = new long[Length + 1];
        fixed (long* pinned = counts)
        {
            var frame = new Frame { Counts = pinned };
            for (int round = 0; round < 300; round++)
            {
                Workers.Run([new(&CountChunk, 4321, 100), new(&CountChunkFrom4321, Length - 4321, 7), new(&CountChunk, 0, 5)], &frame);
            }
        }

        Assert.All(Enumerable.Range(0, Length), index => Assert.Equal(300, counts[index]));
        Assert.Equal(0, counts[Length]);
    }

    [Fact]
    public void A_grain_of_zero_is_one_chunk()
    {
        long[] counts = new long[Length + 1];
        fixed (long* pinned = counts)
        {
            var frame = new Frame { Counts = pinned };
            Workers.Run(&ExpectWholeRange, 50, 0, &frame);
        }

        Assert.Equal(1, counts[49]);
    }

    [Fact]
    public void Several_callers_at_once()
    {
        Workers.MaxThreads = 4;
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            long[] counts = new long[Length + 1];
            fixed (long* pinned = counts)
            {
                var frame = new Frame { Counts = pinned };
                for (int round = 0; round < 500; round++)
                {
                    Workers.Run(&CountChunk, 1000, 10, &frame);
                }
            }

            Assert.All(Enumerable.Range(0, 1000), index => Assert.Equal(500, counts[index]));
        });
    }

    [Fact]
    public void A_kernel_may_run_a_phase()
    {
        Workers.MaxThreads = 3;
        long[] counts = new long[Length + 1];
        fixed (long* pinned = counts)
        {
            var frame = new Frame { Counts = pinned };
            Workers.Run(&RunNested, 20, 1, &frame);
        }

        Assert.All(Enumerable.Range(0, 1000), index => Assert.Equal(20, counts[index]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void An_exception_reaches_the_caller_and_the_pool_lives_on(int threads)
    {
        Workers.MaxThreads = threads;
        for (int round = 0; round < 50; round++)
        {
            var error = Assert.Throws<InvalidOperationException>(() => Workers.Run(&Throw, 100, 1, null));
            Assert.Equal("chunk 37", error.Message);
        }

        Every_index_runs_once_in_the_same_chunks(threads);
    }

    [Fact]
    public void A_phase_allocates_nothing()
    {
        Workers.MaxThreads = 2;
        long[] counts = new long[Length + 1];
        fixed (long* pinned = counts)
        {
            var frame = new Frame { Counts = pinned };
            Workers.Run(&CountChunk, 1000, 10, &frame);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            for (int round = 0; round < 100; round++)
            {
                Workers.Run(&CountChunk, 1000, 10, &frame);
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }
    }

    [Fact]
    public void At_least_one_thread() => Assert.Throws<ArgumentOutOfRangeException>(() => Workers.MaxThreads = 0);

    static void CountChunk(void* context, nint start, nint end) => Count(context, start, end, 0);

    static void CountChunkFrom4321(void* context, nint start, nint end)
    {
        // Chunks of 7, except for the last: a boundary elsewhere is counted where no index may be.
        bool expected = start % 7 == 0 && (end - start == 7 || end == Length - 4321);
        Count(context, expected ? start : Length - 4321, expected ? end : Length - 4320, 4321);
    }

    static void Count(void* context, nint start, nint end, nint offset)
    {
        for (nint i = start; i < end; i++)
        {
            Interlocked.Increment(ref ((Frame*)context)->Counts[offset + i]);
        }
    }

    static void ExpectWholeRange(void* context, nint start, nint end) => ((Frame*)context)->Counts[start == 0 ? end - 1 : 0]++;

    static void RunNested(void* context, nint start, nint end) => Workers.Run(&CountChunk, 1000, 10, context);

    static void Throw(void* context, nint start, nint end)
    {
        if (start == 37)
        {
            throw new InvalidOperationException($"chunk {start}");
        }
    }
}
