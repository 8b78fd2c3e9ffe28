using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

// Statements: control flow runs at build time.
sealed partial class Interpreter
{
    /// <summary>How a statement ended.</summary>
    enum Flow { Next, Break, Continue, Return }

    /// <summary>The value that a body returns; null where it ends without one.</summary>
    Value Run(Statement body, Frame frame)
    {
        Value? result = null;
        return Execute(body, frame, ref result) == Flow.Return && result is not null ? result : PoisonValue.Instance;
    }

    Flow Execute(Statement statement, Frame frame, ref Value? result)
    {
        Step(frame, statement.Site);
        switch (statement)
        {
            case Block s: return Sequence(s.Statements, frame, ref result);
            case Assign s: frame.Assign(s.Variable, Evaluate(s.Value, frame)); return Flow.Next;
            case Deconstruction s: Deconstruct(s, frame); return Flow.Next;
            case Discard s: Evaluate(s.Value, frame); return Flow.Next;
            case LocalFunction s: frame.Declare(s.Name, new FunctionValue(s.Function, frame)); return Flow.Next;
            case ShapeComment s: return Commented(s, frame, ref result);
            case If s: return Choose(s, frame, ref result);
            case ForEach s: return Each(s, frame, ref result);
            case Loop s: return Repeat(s, frame, ref result);
            case Break: return Flow.Break;
            case Continue: return Flow.Continue;
            case Return s:
                result = s.Value is null ? null : Evaluate(s.Value, frame);
                return Flow.Return;
            default: return Abandon(ref result);
        }
    }

    /// <summary>Where the flow depends on something invalid, the rest of the method is unknown.</summary>
    static Flow Abandon(ref Value? result)
    {
        result = PoisonValue.Instance;
        return Flow.Return;
    }

    Flow Sequence(EquatableArray<Statement> statements, Frame frame, ref Value? result)
    {
        // Local functions may be called above their declaration.
        foreach (var statement in statements)
        {
            if (statement is LocalFunction function) frame.Declare(function.Name, new FunctionValue(function.Function, frame));
        }
        foreach (var statement in statements)
        {
            if (Execute(statement, frame, ref result) is not Flow.Next and var flow) return flow;
        }
        return Flow.Next;
    }

    void Deconstruct(Deconstruction statement, Frame frame)
    {
        var value = Evaluate(statement.Value, frame);
        for (var i = 0; i < statement.Variables.Count; i++)
        {
            if (statement.Variables[i] is not { } name) continue;
            frame.Assign(name, value is TupleValue tuple && i < tuple.Items.Count ? tuple.Items[i] : PoisonValue.Instance);
        }
    }

    Flow Choose(If statement, Frame frame, ref Value? result)
    {
        if (Decide(Evaluate(statement.Condition, frame), new(frame, statement.Condition.Site)) is not { } truth) return Abandon(ref result);
        return truth ? Execute(statement.Then, frame, ref result)
            : statement.Else is { } otherwise ? Execute(otherwise, frame, ref result)
            : Flow.Next;
    }

    Flow Each(ForEach statement, Frame frame, ref Value? result)
    {
        var items = Evaluate(statement.Items, frame);
        if (items is not ArrayValue array)
        {
            if (items is not PoisonValue)
                Report(Rule.WrongKind, new(frame, statement.Items.Site), "foreach", "an array known at compile time", items.Kind,
                    "loop over an array, or use Scan for a dimension");
            return Abandon(ref result);
        }
        foreach (var item in array.Items)
        {
            frame.Assign(statement.Variable, Read(item));
            var flow = Execute(statement.Body, frame, ref result);
            if (flow == Flow.Return) return flow;
            if (flow == Flow.Break) break;
        }
        return Flow.Next;
    }

    Flow Repeat(Loop statement, Frame frame, ref Value? result)
    {
        if (Sequence(statement.Before, frame, ref result) == Flow.Return) return Flow.Return;
        while (true)
        {
            if (Decide(Evaluate(statement.Condition, frame), new(frame, statement.Condition.Site)) is not { } goesOn) return Abandon(ref result);
            if (!goesOn) return Flow.Next;
            var flow = Execute(statement.Body, frame, ref result);
            if (flow == Flow.Return) return flow;
            if (flow == Flow.Break) return Flow.Next;
            Sequence(statement.Step, frame, ref result);
        }
    }

    Flow Commented(ShapeComment comment, Frame frame, ref Value? result)
    {
        Value? value = null;
        var flow = Flow.Next;
        switch (comment.Statement)
        {
            case Assign s:
                value = Evaluate(s.Value, frame);
                frame.Assign(s.Variable, value);
                break;
            case Return { Value: { } returned }:
                value = result = Evaluate(returned, frame);
                flow = Flow.Return;
                break;
            case Discard s: value = Evaluate(s.Value, frame); break;
            default: return Execute(comment.Statement, frame, ref result);
        }
        if (value is DataValue data && ShapeText.Parse(comment.Shape) is { } stated && !stated.Equals(data.Node.Shape))
            Report(Rule.ShapeComment, new(frame, comment.Site), data.Node.Shape.ToString(), comment.Shape);
        return flow;
    }

    /// <summary>The truth of a condition; null, and reported, where it is not known at compile time.</summary>
    bool? Decide(Value condition, Place place)
    {
        if (condition is BooleanValue known) return known.Truth;
        if (condition is not PoisonValue)
        {
            var what = condition is DataValue data ? data.Node.Type == Graphs.ElementType.Bool ? "a Mask" : "a Tensor" : condition.Kind;
            Report(Rule.DataDependent, place, what);
        }
        return null;
    }
}
