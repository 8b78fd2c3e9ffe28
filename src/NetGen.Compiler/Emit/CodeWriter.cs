using System.Text;

namespace NetGen.Compiler.Emit;

/// <summary>Lines of C# with indentation.</summary>
public sealed class CodeWriter
{
    readonly StringBuilder text = new();
    int depth;

    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0) text.Append(' ', 4 * depth).Append(line);
        text.Append('\n');
        return this;
    }

    /// <summary>Several lines, given with relative indentation.</summary>
    public CodeWriter Lines(string lines)
    {
        foreach (var line in lines.Replace("\r", "").Split('\n')) Line(line);
        return this;
    }

    public CodeWriter Open(string head)
    {
        if (head.Length > 0) Line(head);
        Line("{");
        depth++;
        return this;
    }

    public CodeWriter Close(string tail = "")
    {
        depth--;
        return Line("}" + tail);
    }

    public override string ToString() => text.ToString();
}
