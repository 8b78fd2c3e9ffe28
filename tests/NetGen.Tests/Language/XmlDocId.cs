using System.Reflection;

namespace NetGen.Tests.Language;

/// <summary>The name that a member has in an XML documentation file (C# specification, annex D).</summary>
static class XmlDocId
{
    internal static string Of(MemberInfo member) => member switch
    {
        Type type => "T:" + Name(type),
        FieldInfo field => $"F:{Name(field.DeclaringType!)}.{field.Name}",
        EventInfo @event => $"E:{Name(@event.DeclaringType!)}.{@event.Name}",
        PropertyInfo property => $"P:{Name(property.DeclaringType!)}.{property.Name}{List(property.GetIndexParameters())}",
        MethodBase method => $"M:{Name(method.DeclaringType!)}.{Signature(method)}{Result(method)}",
        _ => throw new ArgumentException($"A type, field, event, property or method has documentation, but '{member}' is a {member.MemberType}."),
    };

    static string Signature(MethodBase method) => method.Name.Replace('.', '#') + Arity(method) + List(method.GetParameters());

    static string Name(Type type) => type.FullName!.Replace('+', '.');

    static string Arity(MethodBase method) => method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";

    // Conversions may differ in their result alone.
    static string Result(MethodBase method) =>
        method is MethodInfo { Name: "op_Implicit" or "op_Explicit" } conversion ? "~" + Reference(conversion.ReturnType) : "";

    static string List(ParameterInfo[] parameters) =>
        parameters is [] ? "" : $"({string.Join(',', parameters.Select(p => Reference(p.ParameterType)))})";

    static string Reference(Type type)
    {
        if (type.IsByRef) return Reference(type.GetElementType()!) + "@";
        if (type.IsPointer) return Reference(type.GetElementType()!) + "*";
        if (type.IsSZArray) return Reference(type.GetElementType()!) + "[]";
        if (type.IsGenericMethodParameter) return $"``{type.GenericParameterPosition}";
        if (type.IsGenericTypeParameter) return $"`{type.GenericParameterPosition}";
        if (!type.IsGenericType) return Name(type);

        var open = Name(type.GetGenericTypeDefinition());
        return $"{open[..open.IndexOf('`')]}{{{string.Join(',', type.GetGenericArguments().Select(Reference))}}}";
    }
}
