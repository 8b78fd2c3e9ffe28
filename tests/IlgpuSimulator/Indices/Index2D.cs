namespace ILGPU;

/// <summary>Two dimensions of a grid or a group. Views of two dimensions are not part of the simulator.</summary>
public readonly struct Index2D(int x, int y) : IEquatable<Index2D>, IIntIndex
{
    public static readonly Index2D Zero = new(0, 0);
    public static readonly Index2D One = new(1, 1);

    public Index2D(int value) : this(value, value) { }

    public int X { get; } = x;

    public int Y { get; } = y;

    public int Size => X * Y;

    public long LongSize => (long)X * Y;

    long IIndex.Size => LongSize;

    public bool Equals(Index2D other) => X == other.X && Y == other.Y;

    public override bool Equals(object? obj) => obj is Index2D other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(X, Y);

    public override string ToString() => $"({X}, {Y})";

    public static implicit operator Index2D((int, int) values) => new(values.Item1, values.Item2);

    public static bool operator ==(Index2D first, Index2D second) => first.Equals(second);

    public static bool operator !=(Index2D first, Index2D second) => !first.Equals(second);
}
