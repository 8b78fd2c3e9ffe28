using System.Globalization;

namespace NetGen.Compiler.Emit;

/// <summary>C# identifiers and literals from the names and numbers of a network.</summary>
public sealed class Identifiers
{
    static readonly HashSet<string> keywords = [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while"];

    readonly HashSet<string> used = new(StringComparer.Ordinal);

    public Identifiers(params string[] reserved) => used.UnionWith(reserved);

    /// <summary>Whether a text can stand as it is where C# wants a name.</summary>
    public static bool IsName(string text) => text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_')
        && text.All(c => char.IsLetterOrDigit(c) || c == '_') && !keywords.Contains(text);

    /// <summary>A new identifier in this scope, as near to the wish as possible.</summary>
    public string Make(string wish)
    {
        var name = Clean(wish);
        var unique = name;
        for (var i = 2; !used.Add(unique); i++) unique = name + i.ToString(CultureInfo.InvariantCulture);
        return unique;
    }

    /// <summary><c>stages[1].conv2.weight</c> becomes <c>stages1Conv2Weight</c>.</summary>
    public static string Clean(string text)
    {
        var words = new string([.. text.Select(c => char.IsLetterOrDigit(c) || c == '_' ? c : ' ')])
            .Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);
        var name = string.Concat(words.Select((w, i) => i == 0 ? w : char.ToUpperInvariant(w[0]) + w.Substring(1)));
        if (name.Length == 0) name = "value";
        if (char.IsDigit(name[0])) name = "_" + name;
        return keywords.Contains(name) ? "@" + name : name;
    }

    /// <summary>Letters and digits for any text, different for different texts: all else stands as its number.</summary>
    public static string Escaped(string text) => string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? c.ToString() : $"_{(int)c:x}_"));

    public static string Pascal(string text)
    {
        var name = Clean(text).TrimStart('@');
        return char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    public static string Float(double value)
    {
        var single = (float)value;
        if (float.IsNaN(single)) return "float.NaN";
        if (float.IsPositiveInfinity(single)) return "float.PositiveInfinity";
        if (float.IsNegativeInfinity(single)) return "float.NegativeInfinity";
        return single.ToString("R", CultureInfo.InvariantCulture) + "f";
    }

    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public static string Text(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "") + "\"";
}
