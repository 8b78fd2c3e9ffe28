using System.Runtime.CompilerServices;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

/// <summary>
/// Evaluates templates: compile-time values are computed, blocks are inlined, loops are unrolled, and operations on tensors become nodes of
/// the current <see cref="Program"/>. Whatever is wrong becomes an issue at its place and a poison value; poison is passed on silently.
/// </summary>
sealed partial class Interpreter(TypeTemplate network, EquatableArray<TypeTemplate> blocks, IssueList issues)
{
    const int MaximalSteps = 400_000, MaximalDepth = 200, MaximalTerms = 200;

    readonly Dictionary<string, TypeTemplate> types = blocks.Append(network).GroupBy(t => t.FullName).ToDictionary(g => g.Key, g => g.Last());
    int steps;

    /// <summary>The program that operations add to; null while fields are evaluated.</summary>
    public Program? Program { get; set; }

    public IssueList Issues => issues;

    public Value Evaluate(Expression expression, Frame frame)
    {
        Step(frame, expression.Site);
        // Chains such as a + b + … and x.A().B()… are walked in a loop, so that long ones do not nest.
        Stack<Expression>? chain = null;
        while (Spine(expression) is { } inner)
        {
            (chain ??= new()).Push(expression);
            expression = inner;
        }
        var value = Guarded(expression, frame, null);
        while (chain is { Count: > 0 }) value = Guarded(chain.Pop(), frame, value);
        return value;
    }

    /// <summary>The operand that is evaluated first and along which chains grow; null for a leaf.</summary>
    static Expression? Spine(Expression expression) => expression switch
    {
        Binary e => e.Left,
        LibraryCall e => e.Receiver,
        Call e => e.Receiver,
        Member e => e.Target,
        Templates.Index e => e.Target,
        TupleItem e => e.Tuple,
        Unary e => e.Operand,
        _ => null,
    };

    /// <summary>One expression, whose first operand has been evaluated; what it throws becomes an issue at its site.</summary>
    Value Guarded(Expression expression, Frame frame, Value? first)
    {
        try
        {
            return Link(expression, frame, first);
        }
        catch (EvaluationError error)
        {
            var site = error.Parameter is { } parameter ? Blame.Argument(expression, parameter) : expression.Site;
            return Report(error.Rule, new(frame, site), [.. error.Arguments]);
        }
        catch (ShapeException error)
        {
            var rule = Rule.Get(error.Rule);
            return Report(rule, new(frame, Blame.Of(expression, rule, error.Arguments)), [NameOf(expression), .. error.Arguments]);
        }
    }

    Value Link(Expression expression, Frame frame, Value? first) => expression switch
    {
        Literal e => Constant(e.Value),
        Variable e => frame.Find(e.Name) ?? PoisonValue.Instance,
        This => frame.Self is { } self ? new BlockValue(self, frame.Weights) : PoisonValue.Instance,
        Templates.Hyperparameter e => frame.Self is { } self && self.Hyperparameters.TryGetValue(e.Name, out var value) ? value
            : PoisonValue.Instance,
        Member e => MemberOf(e, first!, new(frame, e.Site)),
        StaticMember e => StaticMemberOf(e, frame),
        New e => Create(e, frame),
        ArrayOf e => Array(e, frame),
        TupleOf e => new TupleValue([.. e.Items.Select(i => Evaluate(i, frame))]),
        TupleItem e => first is TupleValue tuple && e.Index < tuple.Items.Count ? tuple.Items[e.Index] : PoisonValue.Instance,
        Unary e => UnaryOf(e, first!),
        Binary e => BinaryOf(e, first!, frame),
        Conditional e => Evaluate(e.Condition, frame) is var condition && Decide(condition, new(frame, e.Condition.Site)) is { } truth
            ? Evaluate(truth ? e.WhenTrue : e.WhenFalse, frame)
            : PoisonValue.Instance,
        SwitchOf e => Switch(e, frame),
        Templates.Index e => IndexOf(e, first!, frame),
        RangeOf e => Range(e, frame),
        FromEnd e => Evaluate(e.Value, frame) is IntegerValue distance ? new FromEndValue(distance.Dim) : PoisonValue.Instance,
        LibraryCall e => CallLibrary(e, first, frame),
        Call e => CallMethod(e, first, frame),
        Invoke e => InvokeFunction(e, frame),
        Lambda e => new FunctionValue(e, frame),
        MethodGroup e => Group(e, frame),
        _ => PoisonValue.Instance,
    };

    static Value Constant(object? value) => value switch
    {
        null => new NullValue(),
        long n => new IntegerValue(n),
        int n => new IntegerValue(n),
        double x => new FloatValue(x),
        float x => new FloatValue(x),
        bool truth => new BooleanValue(truth),
        string text => new TextValue(text),
        EnumValue member => new EnumerationValue(member),
        _ => PoisonValue.Instance,
    };

    /// <summary>How messages name an operation that failed.</summary>
    static string NameOf(Expression expression) => expression switch
    {
        LibraryCall e => e.Method.Substring(e.Method.LastIndexOf('.') + 1),
        Call e => e.Method.Split('(')[0],
        Binary e => $"'{TemplateText.Symbol(e.Operator)}'",
        Templates.Index => "The index",
        New e => e.Type.Substring(e.Type.LastIndexOfAny(['.', '+']) + 1),
        _ => "The expression",
    };

    /// <summary>Reports at a place. The poison that it returns stands for the value that could not be evaluated.</summary>
    public PoisonValue Report(Rule rule, Place place, params string[] arguments)
    {
        issues.Add(rule, place.Trail, arguments);
        return PoisonValue.Instance;
    }

    /// <summary>Counts steps and guards the stack: a template that never ends is reported, and its network given up.</summary>
    void Step(Frame frame, int site)
    {
        var problem = ++steps > MaximalSteps ? $"This network takes more than {MaximalSteps} steps to unroll; use fewer or shorter loops"
            : frame.Depth > MaximalDepth ? $"Calls are inlined more than {MaximalDepth} levels deep; nothing may use itself without end"
            : !HasStack() ? "The expressions are nested too deeply to be evaluated; put parts of them into variables"
            : null;
        if (problem is null) return;
        Report(Rule.TooDeep, new(frame, site), problem);
        throw new EvaluationStopped();
    }

    static bool HasStack()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }
}
