namespace IlgpuSimulator;

/// <summary>Rows of matrices that lanes name and all lanes share. They are read when the last lane is there, before any goes on.</summary>
sealed unsafe class RowLoad(string what, int warp, int lanes, int count) : WarpMeeting(what, warp, lanes)
{
    public const int RowBytes = 16;

    const int RowLength = RowBytes / sizeof(ushort);

    readonly nint[] addresses = new nint[32];
    readonly ushort[] elements = new ushort[32 * RowLength];

    public void Name(int lane, nint address) => addresses[lane] = address;

    public ushort this[int row, int column] => elements[row * RowLength + column];

    public override void Complete(Launch launch)
    {
        base.Complete(launch);
        for (var row = 0; row < count; row++)
        {
            new ReadOnlySpan<ushort>((void*)addresses[row], RowLength).CopyTo(elements.AsSpan(row * RowLength));
        }
    }
}
