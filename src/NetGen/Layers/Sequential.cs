namespace NetGen;

/// <summary>
/// Layers one after another, listed as attributes of the field:
/// <c>[Conv2d(64, kernel: 3), BatchNorm2d, Relu] readonly Sequential stem = new();</c>
/// </summary>
/// <remarks>
/// The layers are named by their position, <c>stem[0]</c>. Errors: a field without layer attributes; a loss layer among them.
/// </remarks>
public sealed class Sequential : Layer;
