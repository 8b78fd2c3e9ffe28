using System.Globalization;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Evaluate;

/// <summary>Reads the shape in a comment: <c>[N, 16, 2 * T, (W - 3) / 2 + 1]</c>.</summary>
sealed class ShapeText
{
    readonly string text;
    int position;

    ShapeText(string text) => this.text = text;

    /// <summary>Null where the text is not a shape: then the comment is only a remark.</summary>
    public static Shape? Parse(string text)
    {
        text = text.Trim();
        if (text.Length < 2 || text[0] != '[' || text[text.Length - 1] != ']') return null;
        var inner = text.Substring(1, text.Length - 2);
        if (string.IsNullOrWhiteSpace(inner)) return Shape.Scalar;
        List<Dim> dims = [];
        foreach (var part in inner.Split(','))
        {
            var reader = new ShapeText(part);
            if (reader.Sum(0) is not { } dim || !reader.AtEnd()) return null;
            dims.Add(dim);
        }
        return new Shape(dims);
    }

    Dim? Sum(int depth)
    {
        var value = Product(depth);
        while (value is not null && (Take('+') ? '+' : Take('-') ? '-' : '\0') is var sign and not '\0')
        {
            if (Product(depth) is not { } next) return null;
            value = sign == '+' ? value + next : value - next;
        }
        return value;
    }

    Dim? Product(int depth)
    {
        var value = Factor(depth);
        while (value is not null && (Take('*') || Take('·') ? '*' : Take('/') ? '/' : '\0') is var sign and not '\0')
        {
            if (Factor(depth) is not { } next || sign == '/' && next.Is(0)) return null;
            value = sign == '*' ? value * next : Dim.FloorDivide(value, next);
        }
        return value;
    }

    Dim? Factor(int depth)
    {
        if (depth > 20) return null;
        if (Take('('))
        {
            var inner = Sum(depth + 1);
            return Take(')') ? inner : null;
        }
        Skip();
        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] == '_')) position++;
        var word = text.Substring(start, position - start);
        if (word.Length == 0) return null;
        if (!char.IsDigit(word[0])) return Dim.Name(word);
        return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (Dim?)null;
    }

    bool AtEnd()
    {
        Skip();
        return position == text.Length;
    }

    bool Take(char symbol)
    {
        Skip();
        if (position >= text.Length || text[position] != symbol) return false;
        position++;
        return true;
    }

    void Skip()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
    }
}
