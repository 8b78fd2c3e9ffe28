namespace NetGen.Compiler.Templates;

/// <summary>What a C# statement of the language means; see <see cref="Expression"/>.</summary>
public abstract record Statement(int Site);

public sealed record Block(int Site, EquatableArray<Statement> Statements) : Statement(Site);

/// <summary>A declaration with a value, an assignment, <c>x += y</c> and <c>i++</c> (spelled out).</summary>
public sealed record Assign(int Site, string Variable, Expression Value) : Statement(Site);

/// <summary><c>(a, b) = tuple</c>; a null name is a discard.</summary>
public sealed record Deconstruction(int Site, EquatableArray<string?> Variables, Expression Value) : Statement(Site);

/// <summary>An expression whose value is not used.</summary>
public sealed record Discard(int Site, Expression Value) : Statement(Site);

public sealed record Return(int Site, Expression? Value) : Statement(Site);

public sealed record If(int Site, Expression Condition, Statement Then, Statement? Else) : Statement(Site);

public sealed record ForEach(int Site, string Variable, Expression Items, Statement Body) : Statement(Site);

/// <summary><c>for</c> and <c>while</c>: unrolled while the condition, known at compile time, holds.</summary>
public sealed record Loop(int Site, EquatableArray<Statement> Before, Expression Condition, EquatableArray<Statement> Step, Statement Body) : Statement(Site);

public sealed record Break(int Site) : Statement(Site);

public sealed record Continue(int Site) : Statement(Site);

/// <summary>A local function, callable through <see cref="Invoke"/> of the variable of its name.</summary>
public sealed record LocalFunction(int Site, string Name, Lambda Function) : Statement(Site);

/// <summary>A <c>// [N, 16, 32, 32]</c> behind a statement: the shape that the value of the statement must have.</summary>
public sealed record ShapeComment(int Site, Statement Statement, string Shape) : Statement(Site);
