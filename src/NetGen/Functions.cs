namespace NetGen;

/// <summary>
/// The operations as functions, in scope by <c>using static NetGen.Functions;</c>: <c>CrossEntropy(logits, label)</c>,
/// <c>Concat(1, a, b)</c>, <c>Relu(x)</c>.
/// </summary>
/// <remarks>
/// A function and a layer may share a name: a call or <c>x.Then(Relu)</c> is the function, an attribute or <c>new</c> is the layer.
/// </remarks>
public static partial class Functions;
