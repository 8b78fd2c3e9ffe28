namespace NetGen;

/// <content>Many parts of one kind.</content>
public static partial class Functions
{
    /// <summary>
    /// An array of parts made one by one, as a field: <c>readonly Bottleneck[] layer3 = Repeat(6, i => new Bottleneck(256));</c> In a
    /// collection expression it is a spread: <c>[new(256, stride: 2), .. Repeat(5, _ => new Bottleneck(256))]</c>.
    /// </summary>
    /// <typeparam name="T">A layer, a block, or a compile-time value.</typeparam>
    /// <param name="count">How many, known at compile time, at least 0.</param>
    /// <param name="create">From the position, 0 for the first, to the part.</param>
    /// <returns>The parts in their order; each has weights of its own.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static T[] Repeat<T>(int count, Func<int, T> create)
    {
        // Initialisers of fields run when the user creates the network, so this one member of the language works at run time, too.
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(create);
        var parts = new T[count];
        for (var i = 0; i < count; i++) parts[i] = create(i);
        return parts;
    }
}
