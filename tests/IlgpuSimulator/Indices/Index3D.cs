namespace ILGPU;

/// <summary>Three dimensions of a grid or a group. Views of three dimensions are not part of the simulator.</summary>
public readonly struct Index3D(int x, int y, int z) : IEquatable<Index3D>, IIntIndex
{
    public static readonly Index3D Zero = new(0, 0, 0);
    public static readonly Index3D One = new(1, 1, 1);

    public Index3D(int value) : this(value, value, value) { }

    public Index3D(Index2D xy, int z) : this(xy.X, xy.Y, z) { }

    public Index3D(int x, Index2D yz) : this(x, yz.X, yz.Y) { }

    public int X { get; } = x;

    public int Y { get; } = y;

    public int Z { get; } = z;

    public int Size => X * Y * Z;

    public long LongSize => (long)X * Y * Z;

    long IIndex.Size => LongSize;

    public Index2D XY => new(X, Y);

    public Index2D YZ => new(Y, Z);

    public bool Equals(Index3D other) => X == other.X && Y == other.Y && Z == other.Z;

    public override bool Equals(object? obj) => obj is Index3D other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(X, Y, Z);

    public override string ToString() => $"({X}, {Y}, {Z})";

    public static implicit operator Index3D((int, int, int) values) => new(values.Item1, values.Item2, values.Item3);

    public static bool operator ==(Index3D first, Index3D second) => first.Equals(second);

    public static bool operator !=(Index3D first, Index3D second) => !first.Equals(second);
}
