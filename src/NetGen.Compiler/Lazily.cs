namespace NetGen.Compiler;

/// <summary>What follows from a record's other members, computed when it is first asked for; it does not take part in comparisons.</summary>
sealed class Lazily<T> : IEquatable<Lazily<T>> where T : class
{
    T? value;

    public T Get(Func<T> compute) => value ??= compute();

    public bool Equals(Lazily<T>? other) => other is not null;

    public override bool Equals(object? obj) => obj is Lazily<T>;

    public override int GetHashCode() => 0;
}
