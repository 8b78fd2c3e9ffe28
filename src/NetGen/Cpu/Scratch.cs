using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Cpu;

/// <summary>
/// Native scratch memory of the current thread, handed out like a stack: take a mark, take memory, release the mark.
/// Memory that is in use never moves; a thread's blocks are reused by its later kernels and freed after the thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Scratch
{
    const nint Alignment = 64;
    const nint Slack = 64;
    const nint SmallestBlock = 256 << 10;

    [ThreadStatic]
    static Arena? arena;

    /// <summary>A height of the stack to return to.</summary>
    public readonly struct Height
    {
        internal readonly Block* Block;
        internal readonly nint Used;

        internal Height(Block* block, nint used)
        {
            Block = block;
            Used = used;
        }
    }

    /// <summary>The current height of this thread's stack.</summary>
    public static Height Mark()
    {
        Block* top = Current.Top;
        return new Height(top, top->Used);
    }

    /// <summary>Gives back everything taken on this thread since <paramref name="mark"/>.</summary>
    public static void Release(Height mark)
    {
        Current.Top = mark.Block;
        mark.Block->Used = mark.Used;
    }

    /// <summary>
    /// <paramref name="count"/> numbers, 64-byte aligned, not cleared, followed by at least 64 bytes that may be read. They are the
    /// caller's until it releases a mark taken before.
    /// </summary>
    /// <exception cref="OutOfMemoryException">The machine has no such memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float* Floats(nint count) => (float*)Bytes(count * sizeof(float));

    /// <summary>The same, for indices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint* Offsets(nint count) => (nint*)Bytes(count * sizeof(nint));

    static byte* Bytes(nint bytes)
    {
        nint needed = (bytes + Slack + Alignment - 1) & -Alignment;
        Arena current = Current;
        Block* top = current.Top;
        if (top->Capacity - top->Used < needed)
        {
            top = current.Push(needed);
        }

        byte* result = top->Memory + top->Used;
        top->Used += needed;
        return result;
    }

    static Arena Current => arena ??= new Arena();

    internal struct Block
    {
        public Block* Next;
        public byte* Memory;
        public nint Capacity;
        public nint Used;
    }

    sealed class Arena
    {
        readonly Block* first = NewBlock(SmallestBlock);

        public Arena() => Top = first;

        ~Arena() => FreeFrom(first);

        public Block* Top;

        /// <summary>Makes the next block the top one; blocks above the top hold nothing live and are replaced when too small.</summary>
        public Block* Push(nint needed)
        {
            if (Top->Next != null && Top->Next->Capacity < needed)
            {
                FreeFrom(Top->Next);
                Top->Next = null;
            }

            if (Top->Next == null)
            {
                Top->Next = NewBlock(Math.Max(needed, 2 * Top->Capacity));
            }

            Top = Top->Next;
            Top->Used = 0;
            return Top;
        }

        static Block* NewBlock(nint capacity)
        {
            var memory = (byte*)NativeBuffer.AllocateBytes(capacity);
            var block = (Block*)NativeMemory.AllocZeroed((nuint)sizeof(Block));
            block->Memory = memory;
            block->Capacity = capacity;
            return block;
        }

        static void FreeFrom(Block* block)
        {
            while (block != null)
            {
                Block* next = block->Next;
                NativeMemory.AlignedFree(block->Memory);
                NativeMemory.Free(block);
                block = next;
            }
        }
    }
}
