using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

// Calls of library operations, of methods that are inlined, and of delegates.
internal sealed partial class BodyReader
{
    /// <summary>The first argument of an extension method; it may be written before the dot.</summary>
    static IArgumentOperation? ExtensionReceiver(IInvocationOperation call) =>
        call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(a => a.Parameter is { Ordinal: 0 }) : null;

    /// <param name="call">The call.</param>
    /// <param name="first">Its instance, or the first argument of an extension method, already read.</param>
    Expression Invocation(IInvocationOperation call, Expression? first)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke) return new Invoke(scope.Site(call.Syntax), first!, Positional(call));
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            var function = new Variable(scope.Site(call.Syntax), scope.Variable(method.OriginalDefinition));
            return new Invoke(scope.Site(call.Syntax), function, Positional(call));
        }
        if (Library.IsMath(method.ContainingType)) return MathCall(call);
        if (Library.Owns(method)) return LibraryCall(call, first);
        if (CallProblem(method) is not { } problem) return UserCall(call, first);
        // One mistake is one message: the receiver's own is enough.
        return first as Poison ?? scope.Report(Rule.UnsupportedCall, call.Syntax, $"{OwnerName(method)}.{method.Name}", problem);
    }

    Expression LibraryCall(IInvocationOperation call, Expression? first)
    {
        var extension = ExtensionReceiver(call);
        var arguments = Arguments(call.Arguments, argument => argument == extension);
        return new LibraryCall(CallSite(call.Syntax), Names.Operation(call.TargetMethod), first, arguments);
    }

    /// <summary>In a chain of calls, the link itself: what stands before it is right when the link is wrong.</summary>
    int CallSite(SyntaxNode call) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name, Expression: var before } }
        && IsComputed(before)
            ? scope.Site(call.SyntaxTree, TextSpan.FromBounds(name.SpanStart, call.Span.End))
            : scope.Site(call);

    static bool IsComputed(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax or ParenthesizedExpressionSyntax => true,
        ElementAccessExpressionSyntax { Expression: var inner } => IsComputed(inner),
        MemberAccessExpressionSyntax { Expression: var inner } => IsComputed(inner),
        _ => false,
    };

    Expression UserCall(IInvocationOperation call, Expression? first)
    {
        var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        var extension = ExtensionReceiver(call);
        var arguments = Arguments(call.Arguments, argument => argument == extension);
        if (extension is not null) arguments = [new(extension.Parameter!.Name, first!), .. arguments];
        scope.Type.Mention(method);
        return new Call(
            CallSite(call.Syntax),
            Names.FullName(method.ContainingType),
            Names.Key(method),
            extension is null ? first : null,
            arguments);
    }

    /// <summary>Math and MathF name their parameters differently; here they are <c>x</c> and <c>y</c>.</summary>
    Expression MathCall(IInvocationOperation call)
    {
        if (!IsKnownMath(call.TargetMethod.Name) || call.Arguments.Length > 2)
        {
            return scope.Report(
                Rule.UnsupportedCall,
                call.Syntax,
                $"Math.{call.TargetMethod.Name}",
                "of System.Math only Abs, Ceiling, Exp, Floor, Log, Max, Min, Pow, Round, Sqrt and Truncate are known; compute " +
                "it in a 'const'");
        }
        List<Argument> arguments = [];
        foreach (var value in Positional(call)) arguments.Add(new(arguments.Count == 0 ? "x" : "y", value));
        return new LibraryCall(scope.Site(call.Syntax), "Math." + call.TargetMethod.Name, null, [.. arguments]);
    }

    static bool IsKnownMath(string name) =>
        name is "Abs" or "Ceiling" or "Exp" or "Floor" or "Log" or "Max" or "Min" or "Pow" or "Round" or "Sqrt" or "Truncate";

    /// <summary>Why a method outside the library cannot be inlined; null when it can.</summary>
    string? CallProblem(IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return "a call through an interface is not known at compile time; call the method of the class";
        }
        if (IsExtensionBlock(method.ContainingType)) return ExtensionBlockProblem;
        if (!Library.IsUserClass(method.ContainingType)) return OutsideProblem(method);
        if (!Library.IsInSource(method))
        {
            return "its class comes from another assembly, whose bodies this version of NetGen does not read; add the source " +
                "file to this project";
        }
        if (method.IsVirtual || method.IsOverride || method.IsAbstract)
        {
            return "a virtual call is not known at compile time; make the method non-virtual, or choose with a hyperparameter";
        }
        return method.IsGenericMethod ? "a generic method cannot be inlined; write it with Tensor" : null;
    }

    const string ExtensionBlockProblem = "members of an 'extension' block are not read; write a classic extension method: " +
        "'static Tensor F(this Tensor x)'";

    // The version of the compiler's interface that is used here does not know them: it shows a nested class without a name.
    static bool IsExtensionBlock(INamedTypeSymbol type) => type.Name.Length == 0 && type.ContainingType is not null;

    static string OwnerName(ISymbol member) =>
        IsExtensionBlock(member.ContainingType) ? member.ContainingType.ContainingType.Name : member.ContainingType.Name;

    static string OutsideProblem(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString() == "System.Linq"
        ? "queries do not run at compile time; write a 'for' or 'foreach', or a collection expression with a spread"
        : $"'{method.ContainingType.Name}' is neither part of NetGen nor a [Network] or [Block] class; move the method into one " +
            "(static classes may be blocks, too)";

    /// <summary>The arguments that the source wrote, in the order of their evaluation, by parameter name.</summary>
    EquatableArray<Argument> Arguments(IEnumerable<IArgumentOperation> written, Func<IArgumentOperation, bool>? except = null)
    {
        List<Argument> arguments = [];
        foreach (var argument in written)
        {
            if (except?.Invoke(argument) == true || !IsWritten(argument)) continue;
            arguments.Add(new(argument.Parameter?.Name ?? "", ArgumentValue(argument)));
        }
        return [.. arguments];
    }

    Expression ArgumentValue(IArgumentOperation argument)
    {
        if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out })
        {
            return Unsupported(argument.Syntax, "A 'ref' or 'out' argument", "return a tuple instead");
        }
        return IsParams(argument) ? ParamsArray(argument) : Read(argument.Value);
    }

    /// <summary>The arguments of a <c>params</c> parameter: C# gives them the place of the whole call.</summary>
    ArrayOf ParamsArray(IArgumentOperation argument)
    {
        IOperation[] items = [.. ParamsElements(argument)];
        var span = TextSpan.FromBounds(items.Min(i => i.Syntax.SpanStart), items.Max(i => i.Syntax.Span.End));
        return new(scope.Site(argument.Syntax.SyntaxTree, span), [.. items.Select(Read)]);
    }

    static bool IsWritten(IArgumentOperation argument) =>
        argument.ArgumentKind != ArgumentKind.DefaultValue && !(IsParams(argument) && !ParamsElements(argument).Any());

    /// <summary>Several arguments of a <c>params</c> parameter: an array creation or a collection expression that nobody wrote.</summary>
    static bool IsParams(IArgumentOperation argument) => argument.ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection;

    static IEnumerable<IOperation> ParamsElements(IArgumentOperation argument)
    {
        var value = argument.Value;
        while (value is IConversionOperation { IsImplicit: true } conversion) value = conversion.Operand;
        return value switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            _ => [],
        };
    }

    IEnumerable<Expression> ParamsItems(IArgumentOperation argument) => ParamsElements(argument).Select(Read);

    /// <summary>All arguments in the order of the parameters, defaults included.</summary>
    EquatableArray<Expression> Positional(IInvocationOperation call)
    {
        var values = new Expression[call.TargetMethod.Parameters.Length];
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter) values[parameter.Ordinal] = ArgumentValue(argument);
        }
        for (var i = 0; i < values.Length; i++) values[i] ??= scope.AlreadyReported(call.Syntax);
        return new(values);
    }
}
