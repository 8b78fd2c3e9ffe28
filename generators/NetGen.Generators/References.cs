using NetGen.Compiler;
using NetGen.Compiler.Templates;

namespace NetGen.Generators;

/// <summary>Collects the names of the classes that a template mentions: created, called, taken as a function or read from.</summary>
internal sealed class References
{
    readonly SortedSet<string> names = new(StringComparer.Ordinal);

    /// <summary>The names, sorted; those of the library among them.</summary>
    public static EquatableArray<string> Of(TypeTemplate type)
    {
        References references = new();
        foreach (var field in type.Fields)
        {
            references.Visit(field.Value);
            references.VisitAll(field.Layers);
        }
        foreach (var method in type.Methods) references.Visit(method.Body);
        references.VisitAll(type.Layers);
        return [.. references.names];
    }

    void VisitAll(EquatableArray<Expression> expressions)
    {
        foreach (var expression in expressions) Visit(expression);
    }

    void VisitAll(EquatableArray<Argument> arguments)
    {
        foreach (var argument in arguments) Visit(argument.Value);
    }

    void Visit(Expression? expression)
    {
        // Chains grow to the left: they are walked, not recursed into.
        for (; expression is not null; expression = Next(expression))
        {
        }
    }

    /// <summary>Visits an expression's other operands, and gives the one along which chains grow.</summary>
    Expression? Next(Expression expression)
    {
        switch (expression)
        {
            case Member e: return e.Target;
            case StaticMember e: names.Add(e.Type); return null;
            case New e: names.Add(e.Type); VisitAll(e.Arguments); VisitAll(e.Sets); return null;
            case Literal { Value: EnumValue { Type: "System.Type" } e }: names.Add(e.Member); return null;
            case ArrayOf e: VisitAll(e.Items); return null;
            case Spread e: return e.Items;
            case TupleOf e: VisitAll(e.Items); return null;
            case TupleItem e: return e.Tuple;
            case Unary e: return e.Operand;
            case Binary e: Visit(e.Right); return e.Left;
            case Conditional e: Visit(e.WhenTrue); Visit(e.WhenFalse); return e.Condition;
            case SwitchOf e: Visit(e); return e.Value;
            case Index e: VisitAll(e.Items); return e.Target;
            case RangeOf e: Visit(e.From); return e.To;
            case FromEnd e: return e.Value;
            case LibraryCall e: VisitAll(e.Arguments); return e.Receiver;
            case Call e: return Visit(e);
            case Invoke e: VisitAll(e.Arguments); return e.Function;
            case Lambda e: Visit(e.Body); return null;
            case MethodGroup e: names.Add(e.Type); return e.Receiver;
            default: return null;
        }
    }

    /// <summary>A static call's first argument is the receiver of an extension method, so chains grow along it.</summary>
    Expression? Visit(Call call)
    {
        names.Add(call.Type);
        if (call.Receiver is not null)
        {
            VisitAll(call.Arguments);
            return call.Receiver;
        }
        for (var i = 1; i < call.Arguments.Count; i++) Visit(call.Arguments[i].Value);
        return call.Arguments.Count > 0 ? call.Arguments[0].Value : null;
    }

    void Visit(SwitchOf expression)
    {
        foreach (var arm in expression.Arms)
        {
            Visit(arm.Pattern);
            Visit(arm.Guard);
            Visit(arm.Value);
        }
    }

    void Visit(Statement? statement)
    {
        switch (statement)
        {
            case Block s: VisitAll(s.Statements); break;
            case Assign s: Visit(s.Value); break;
            case Deconstruction s: Visit(s.Value); break;
            case Discard s: Visit(s.Value); break;
            case Return s: Visit(s.Value); break;
            case If s: Visit(s.Condition); Visit(s.Then); Visit(s.Else); break;
            case ForEach s: Visit(s.Items); Visit(s.Body); break;
            case Loop s: VisitAll(s.Before); Visit(s.Condition); VisitAll(s.Step); Visit(s.Body); break;
            case LocalFunction s: Visit(s.Function); break;
            case ShapeComment s: Visit(s.Statement); break;
        }
    }

    void VisitAll(EquatableArray<Statement> statements)
    {
        foreach (var statement in statements) Visit(statement);
    }
}
