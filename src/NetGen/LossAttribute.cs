namespace NetGen;

/// <summary>
/// Marks a private method of a <see cref="NetworkAttribute">network</see> that returns the scalar to minimise: the generator adds an
/// overload that evaluates it, and one that also leaves the gradients.
/// </summary>
/// <remarks>
/// The result has shape [] (error otherwise; <c>.Mean()</c> makes one). Each loss is a program of its own: what does not matter to it is
/// left out.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class LossAttribute : Attribute
{
    /// <summary>
    /// The field path of the only part that this loss trains, such as <c>nameof(critic)</c>, or several with commas between them:
    /// <c>"encoder, decoder"</c>, <c>$"{nameof(encoder)}, {nameof(decoder)}"</c>. <see langword="null"/> trains every weight that the loss
    /// reaches. Errors: a name that is no part, a part that the loss does not reach, a frozen part.
    /// </summary>
    public string? Trains { get; init; }
}
