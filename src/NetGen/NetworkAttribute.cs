namespace NetGen;

/// <summary>
/// Marks a class as a network: the generator compiles its <see cref="ForwardAttribute"/> and <see cref="LossAttribute"/> methods
/// (or its list of layer attributes) and adds the overloads that run, the weights, their gradients and the sessions.
/// </summary>
/// <remarks>
/// The class is <c>partial</c>, not generic, not <c>file</c>-local, and has no constructor parameters; layers, blocks, parameters and
/// buffers
/// are <c>readonly</c> fields or get-only properties with initialisers. Everything else is a diagnostic at its own place.
/// <code>
/// [Network, Shape("N", 1, 28, 28)]
/// [Flatten, Linear(128), Relu, Linear(10), CrossEntropy]
/// public partial class Perceptron;
/// </code>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute;
