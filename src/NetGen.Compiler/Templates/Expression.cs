namespace NetGen.Compiler.Templates;

/// <summary>
/// The parametric body tree: what a C# expression of the language means, before hyperparameters are known. Equatable and free of
/// Roslyn types. <see cref="Site"/> numbers the node within its member; whoever has the source maps it back to a location.
/// </summary>
public abstract record Expression(int Site);

/// <summary>A constant: <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/>, <see cref="EnumValue"/> or null.</summary>
public sealed record Literal(int Site, object? Value) : Expression(Site);

/// <summary>A member of an enum, by the names of both.</summary>
public sealed record EnumValue(string Type, string Member);

/// <summary>A local, method parameter, lambda parameter or loop variable; the name is unique within the member (<c>x</c>, <c>x_2</c>).</summary>
public sealed record Variable(int Site, string Name) : Expression(Site);

/// <summary>The network or block that the member belongs to.</summary>
public sealed record This(int Site) : Expression(Site);

/// <summary>A primary-constructor parameter of the enclosing block.</summary>
public sealed record Hyperparameter(int Site, string Name) : Expression(Site);

/// <summary>A field or property of a network, block, layer, array (<c>Length</c>), tensor or labels.</summary>
public sealed record Member(int Site, Expression Target, string Name) : Expression(Site);

/// <summary>A static readonly field of a network or block class (tables of numbers, shared values).</summary>
public sealed record StaticMember(int Site, string Type, string Name) : Expression(Site);

/// <summary>
/// <c>new T(arguments) { Sets }</c> of a layer or block, or the same written as an attribute. <see cref="Arguments"/> holds only what the
/// source wrote, by parameter name; <see cref="Type"/> is the metadata name (<c>NetGen.Conv2d</c>).
/// </summary>
public sealed record New(int Site, string Type, EquatableArray<Argument> Arguments, EquatableArray<Argument> Sets) : Expression(Site);

/// <summary>A named argument or property of a call or creation.</summary>
public sealed record Argument(string Name, Expression Value);

/// <summary>An array or collection expression; items may be <see cref="Spread"/>.</summary>
public sealed record ArrayOf(int Site, EquatableArray<Expression> Items) : Expression(Site);

/// <summary><c>..items</c> inside a collection expression.</summary>
public sealed record Spread(int Site, Expression Items) : Expression(Site);

/// <summary><c>(a, b)</c>.</summary>
public sealed record TupleOf(int Site, EquatableArray<Expression> Items) : Expression(Site);

/// <summary><c>tuple.Item2</c>, from zero.</summary>
public sealed record TupleItem(int Site, Expression Tuple, int Index) : Expression(Site);

public enum UnaryOperator { Negate, Not }

public sealed record Unary(int Site, UnaryOperator Operator, Expression Operand) : Expression(Site);

public enum BinaryOperator { Add, Subtract, Multiply, Divide, Remainder, Less, LessOrEqual, Greater, GreaterOrEqual, Equal, NotEqual, And, Or }

/// <summary>An operator on tensors, masks, integers, floats, booleans or strings; <c>&amp;&amp;</c> and <c>||</c> are <c>And</c>, <c>Or</c>.</summary>
public sealed record Binary(int Site, BinaryOperator Operator, Expression Left, Expression Right) : Expression(Site);

/// <summary><c>condition ? a : b</c>.</summary>
public sealed record Conditional(int Site, Expression Condition, Expression WhenTrue, Expression WhenFalse) : Expression(Site);

/// <summary>A switch expression over compile-time values.</summary>
public sealed record SwitchOf(int Site, Expression Value, EquatableArray<SwitchArm> Arms) : Expression(Site);

/// <summary>One arm; <see cref="Pattern"/> null is the discard; <see cref="Binding"/> names the value when the arm declares it.</summary>
public sealed record SwitchArm(Expression? Pattern, BinaryOperator Comparison, string? Binding, Expression? Guard, Expression Value);

/// <summary><c>target[items]</c> on arrays and tensors; items may be <see cref="RangeOf"/> and <see cref="FromEnd"/>.</summary>
public sealed record Index(int Site, Expression Target, EquatableArray<Expression> Items) : Expression(Site);

/// <summary><c>from..to</c>, either end may be missing.</summary>
public sealed record RangeOf(int Site, Expression? From, Expression? To) : Expression(Site);

/// <summary><c>^value</c>.</summary>
public sealed record FromEnd(int Site, Expression Value) : Expression(Site);

/// <summary>
/// An operation of the library, identified by symbol: <c>Tensor.Relu</c>, <c>Functions.CrossEntropy</c>, <c>Layer.Forward</c>,
/// <c>Mask.Causal</c>. <see cref="Method"/> is <c>Type.Name</c> without namespace. Only written arguments are listed.
/// </summary>
public sealed record LibraryCall(int Site, string Method, Expression? Receiver, EquatableArray<Argument> Arguments) : Expression(Site);

/// <summary>A call of a method of a network or block class, which the compiler inlines. <see cref="Method"/> is a <see cref="MethodTemplate.Key"/>.</summary>
public sealed record Call(int Site, string Type, string Method, Expression? Receiver, EquatableArray<Argument> Arguments) : Expression(Site);

/// <summary>A call of a local function or of a value of delegate type.</summary>
public sealed record Invoke(int Site, Expression Function, EquatableArray<Expression> Arguments) : Expression(Site);

/// <summary>A lambda; captures by name.</summary>
public sealed record Lambda(int Site, EquatableArray<string> Parameters, Statement Body) : Expression(Site);

/// <summary>
/// A method of a network, block or layer as a value: <c>x.Then(block.Forward)</c>. For layers <see cref="Type"/> is <c>NetGen.Layer</c>; an
/// operation of the library is a <see cref="Lambda"/>.
/// </summary>
public sealed record MethodGroup(int Site, string Type, string Method, Expression? Receiver) : Expression(Site);

/// <summary>An expression about which an <see cref="Issue"/> (or the C# compiler) has already spoken; evaluating it is silent.</summary>
public sealed record Poison(int Site) : Expression(Site);
