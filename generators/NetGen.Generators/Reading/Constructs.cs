using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Reading;

/// <summary>Names the constructs of C# that are not part of the language, each with what to write instead.</summary>
internal static class Constructs
{
    /// <summary>What the operation is called in C#, and the advice.</summary>
    public static (string What, string Instead) Describe(IOperation operation) => operation.Kind switch
    {
        OperationKind.Await => ("'await'", "a network is compiled, nothing in it runs asynchronously; remove it"),
        OperationKind.Try => ("'try'", "nothing in a network throws; write the statements without it"),
        OperationKind.Throw => ("'throw'", "nothing in a network throws; cover every case with a value, or leave the check to the caller"),
        OperationKind.Using or OperationKind.UsingDeclaration => ("'using'", "a network holds no resources; declare a plain local"),
        OperationKind.Lock => ("'lock'", "a network is a pure function; remove it"),
        OperationKind.YieldReturn or OperationKind.YieldBreak => (
            "'yield'",
            "collect the values in a collection expression and return that"),
        OperationKind.Coalesce => ("'??'", "write 'x is null ? … : x' on a compile-time value"),
        OperationKind.CoalesceAssignment => ("'??='", "write an 'if' on what is known at compile time"),
        OperationKind.ConditionalAccess => ("'?.'", "parts of a network are never null; write '.'"),
        OperationKind.IsType => ("A type test", "compare compile-time values, or give the block a hyperparameter that says which it is"),
        OperationKind.InterpolatedString => ("An interpolated string", "write a constant string"),
        OperationKind.DefaultValue => ("'default'", "write the value"),
        OperationKind.With => ("'with'", "create the layer or block anew with its arguments"),
        OperationKind.TupleBinary => ("A comparison of tuples", "compare the elements"),
        OperationKind.AnonymousObjectCreation => ("An anonymous object", "write a tuple"),
        OperationKind.DynamicInvocation or OperationKind.DynamicMemberReference or OperationKind.DynamicObjectCreation
            or OperationKind.DynamicIndexerAccess => ("'dynamic'", "declare the type"),
        OperationKind.SimpleAssignment or OperationKind.CompoundAssignment or OperationKind.DeconstructionAssignment =>
            ("An assignment inside an expression", "write it as a statement of its own"),
        OperationKind.Increment or OperationKind.Decrement => ("'++' or '--' inside an expression", "write it as a statement of its own"),
        OperationKind.DeclarationExpression => ("A declaration inside an expression", "declare the variable in a statement of its own"),
        OperationKind.AddressOf => ("'&'", "a network has no pointers"),
        OperationKind.SizeOf => ("'sizeof'", "write the number"),
        OperationKind.Labeled => ("A label", "use 'break', 'continue' or 'return'"),
        OperationKind.TranslatedQuery => ("A query", "write a 'foreach', or a collection expression with a spread"),
        OperationKind.EventReference or OperationKind.EventAssignment => ("An event", "a network has none"),
        OperationKind.DelegateCreation => ("A delegate", "write a lambda or a method group as the argument itself"),
        OperationKind.Stop or OperationKind.End or OperationKind.None => (
            $"'{FirstWords(operation.Syntax)}'",
            "write it with locals, calls, 'if', 'for' and 'foreach'"),
        _ => ($"'{FirstWords(operation.Syntax)}' ({operation.Kind})", "write it with locals, calls, 'if', 'for' and 'foreach'"),
    };

    static string FirstWords(SyntaxNode node)
    {
        var text = node.ToString();
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        if (end < 0) end = text.Length;
        return end <= 40 ? text.Substring(0, end) : text.Substring(0, 40) + "…";
    }
}
