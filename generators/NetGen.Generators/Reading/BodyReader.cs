using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

/// <summary>
/// Lowers the operations of one member to template expressions and statements. Every kind of operation that the language has is one small
/// method; everything else is reported at its own span. Long chains (<c>a + b + …</c>, <c>x.A().B()…</c>) are walked in a loop.
/// </summary>
internal sealed partial class BodyReader(MemberScope scope)
{
    // Templates are compared and evaluated recursively, on threads with less stack than the reader may have had.
    const int DeepestNesting = 500;

    const int DeepestCalls = 200;

    int depth;

    Library Library => scope.Library;

    /// <summary>Lowers an expression.</summary>
    public Expression Read(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        scope.Type.Cancellation.ThrowIfCancellationRequested();
        Stack<IOperation>? chain = null;
        while (Spine(operation) is { } inner)
        {
            (chain ??= new()).Push(operation);
            operation = inner;
        }
        var levels = 1 + (chain?.Count ?? 0);
        if (depth + levels > DeepestNesting) return TooDeep((chain is null ? operation : chain.Last()).Syntax);
        depth += levels;
        var value = Leaf(operation);
        while (chain is { Count: > 0 }) value = Link(chain.Pop(), value);
        depth -= levels;
        return value;
    }

    /// <summary>The operand that is read first and along which chains grow; null for a leaf.</summary>
    static IOperation? Spine(IOperation operation) => operation.ConstantValue.HasValue ? null : operation switch
    {
        IConversionOperation o => o.Operand,
        IParenthesizedOperation o => o.Operand,
        IBinaryOperation o => o.LeftOperand,
        IInvocationOperation { Instance: { } instance } => instance,
        IInvocationOperation o => ExtensionReceiver(o)?.Value,
        IFieldReferenceOperation o => o.Instance,
        IPropertyReferenceOperation o => o.Instance,
        IArrayElementReferenceOperation o => o.ArrayReference,
        IImplicitIndexerReferenceOperation o => o.Instance,
        _ => null,
    };

    Expression Link(IOperation operation, Expression inner) => operation switch
    {
        IConversionOperation o => Conversion(o, inner),
        IParenthesizedOperation => inner,
        IBinaryOperation o => Binary(o, inner),
        IInvocationOperation o => Invocation(o, inner),
        IFieldReferenceOperation o => Field(o, inner),
        IPropertyReferenceOperation o => Property(o, inner),
        IArrayElementReferenceOperation o => ArrayElement(o, inner),
        IImplicitIndexerReferenceOperation o => ImplicitIndexer(o, inner),
        _ => throw new InvalidOperationException($"{operation.Kind} has no spine"),
    };

    Expression Leaf(IOperation operation) => operation.ConstantValue.HasValue ? Constant(operation) : operation switch
    {
        ILocalReferenceOperation o => new Variable(scope.Site(o.Syntax), scope.Variable(o.Local)),
        IParameterReferenceOperation o => Parameter(o),
        IInstanceReferenceOperation o => new This(scope.Site(o.Syntax)),
        IFieldReferenceOperation o => Field(o, null),
        IPropertyReferenceOperation o => Property(o, null),
        IInvocationOperation o => Invocation(o, null),
        IObjectCreationOperation o => Creation(o),
        IArrayCreationOperation o => ArrayCreation(o),
        ICollectionExpressionOperation o => Collection(o),
        ITupleOperation o => Tuple(o),
        IUnaryOperation o => Unary(o),
        IConditionalOperation { WhenFalse: not null } o => Conditional(o),
        ISwitchExpressionOperation o => Switch(o),
        IIsPatternOperation o => IsPattern(o),
        IRangeOperation o => Range(o),
        ITypeOfOperation o => TypeOf(o),
        IDelegateCreationOperation o => Read(o.Target),
        IAnonymousFunctionOperation o => Lambda(o),
        IMethodReferenceOperation o => MethodReference(o),
        IInvalidOperation => scope.AlreadyReported(operation.Syntax),
        _ => Unsupported(operation),
    };

    /// <summary>The end of every closed switch: the construct is named, and what to write instead.</summary>
    Poison Unsupported(IOperation operation)
    {
        if (operation.Kind is OperationKind.Invalid or OperationKind.None && HasErrors(operation.Syntax))
        {
            return scope.AlreadyReported(operation.Syntax);
        }
        var (what, instead) = Constructs.Describe(operation);
        return Unsupported(operation.Syntax, what, instead);
    }

    Poison Unsupported(SyntaxNode at, string what, string instead) => scope.Report(Rule.UnsupportedConstruct, at, what, instead);

    bool HasErrors(SyntaxNode node)
    {
        foreach (var diagnostic in scope.Type.Models[node.SyntaxTree].GetDiagnostics(node.Span, scope.Type.Cancellation))
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error) return true;
        }
        return false;
    }
}
