namespace NetGen;

/// <summary>
/// Marks a private method of a <see cref="NetworkAttribute">network</see> as one to compile: the generator adds a public overload of the
/// same
/// name that takes and fills spans of numbers.
/// </summary>
/// <remarks>
/// Every <see cref="Tensor"/>, <see cref="Labels"/>, <see cref="Tokens"/> and <see cref="Mask"/> parameter carries a
/// <see cref="ShapeAttribute"/>. A <c>float</c> parameter is a scalar given at run time, an <c>int</c> one an index given at run time.
/// Errors: a public method, a parameter without a shape, a result whose shape contradicts <c>[return: Shape(…)]</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ForwardAttribute : Attribute;
