namespace NetGen;

/// <summary>y = ln sigmoid(x) = −ln(1 + e⁻ˣ), of any shape, without its underflow.</summary>
public sealed class LogSigmoid : Layer;
