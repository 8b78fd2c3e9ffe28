using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>
/// Products and sums by Einstein's convention (Einstein, 1916, in NumPy's notation): every axis has a letter, equal letters run together,
/// and letters that the result lacks are summed. Operands are multiplied pair by pair from the left.
/// </summary>
sealed class Einsum
{
    /// <summary>What stands for the axes of <c>…</c>, the last axis first.</summary>
    const string Rest = "0123456789";

    readonly OperationCall call;
    readonly GraphBuilder g;
    readonly string text;
    readonly Node[] operands;
    readonly string[] labels;
    readonly string result;

    Einsum(OperationCall call)
    {
        this.call = call;
        g = call.Graph;
        text = call.Required("labels") is TextValue { Text: var written } ? written
            : throw call.Wrong("labels", "a string known at compile time", call.Required("labels").Kind);
        operands = call.Nodes("operands");
        var sides = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace("...", "…").Split(["->"], StringSplitOptions.None);
        if (sides.Length > 2) throw Wrong("one '->' at most, with the labels of the result behind it");
        var terms = sides[0].Split(',');
        if (terms.Length != operands.Length) throw Wrong($"the labels of {operands.Length} operands, separated by commas");
        labels = [.. terms.Select(Labels)];
        CheckSizes();
        result = sides.Length == 2 ? Explicit(sides[1]) : Implicit();
    }

    public static Node Of(OperationCall call) => new Einsum(call).Evaluate();

    ShapeException Wrong(string expected) => new("NG0209", "labels", $"\"{text}\"", expected);

    /// <summary>One letter for each axis of an operand.</summary>
    string Labels(string term, int operand)
    {
        CheckLetters(term);
        var shape = operands[operand].Shape;
        var letters = term.Count(c => c != '…');
        var rest = shape.Rank - letters;
        if (term.Contains('…') ? rest >= 0 && rest <= Rest.Length : rest == 0) return term.Replace("…", RestOf(rest));
        throw new ShapeException("NG0206", $"{letters}{(term.Contains('…') ? " or more" : "")} dimensions, as '{term}' says", shape.ToString(),
            $"operand {operand + 1} has one label per dimension");
    }

    void CheckLetters(string term)
    {
        foreach (var c in term)
        {
            if (c is not '…' and not (>= 'a' and <= 'z') and not (>= 'A' and <= 'Z'))
                throw Wrong($"made of letters, '…', ',' and '->'; '{c}' is none of them");
        }
        if (term.Count(c => c == '…') > 1) throw Wrong("written with one '…' per operand");
    }

    static string RestOf(int count) => string.Concat(Rest.Take(count).Reverse());

    void CheckSizes()
    {
        Dictionary<char, Dim> sizes = [];
        for (var i = 0; i < operands.Length; i++)
        {
            for (var axis = 0; axis < labels[i].Length; axis++)
            {
                var (letter, size) = (labels[i][axis], operands[i].Shape[axis]);
                if (!sizes.TryGetValue(letter, out var known)) sizes[letter] = size;
                else if (!known.Equals(size))
                    throw new ShapeException("NG0208", Rest.Contains(letter) ? "…" : letter.ToString(), known.ToString(), size.ToString(),
                        "equal labels have equal sizes, and none is repeated to fit");
            }
        }
    }

    string Explicit(string term)
    {
        CheckLetters(term);
        var expanded = term.Replace("…", RestOf(labels.Max(l => l.Count(c => Rest.Contains(c)))));
        if (expanded.FirstOrDefault(c => !labels.Any(l => l.Contains(c))) is var unknown and not '\0')
            throw Wrong($"a result of labels that an operand has; '{unknown}' is new");
        if (expanded.Distinct().Count() != expanded.Length) throw Wrong("a result with each label once");
        if (!term.Contains('…') && labels.Any(l => l.Any(c => Rest.Contains(c)))) throw Wrong("a result with '…', since an operand has it");
        return expanded;
    }

    /// <summary>NumPy's rule: the axes of …, then every letter that occurs once, in the order of the alphabet.</summary>
    string Implicit()
    {
        var all = string.Concat(labels);
        return RestOf(labels.Max(l => l.Count(c => Rest.Contains(c))))
            + string.Concat(all.Where(c => !Rest.Contains(c) && all.Count(o => o == c) == 1).OrderBy(c => c));
    }

    Node Evaluate()
    {
        Queue<(Node Node, string Labels)> left = new(operands.Select((x, i) => Diagonal(x, labels[i])));
        var (product, at) = left.Dequeue();
        while (left.Count > 0)
        {
            var (next, nextAt) = left.Dequeue();
            var wanted = result + string.Concat(left.Select(l => l.Labels));
            (product, at) = Summed(product, at, wanted + nextAt);
            (next, nextAt) = Summed(next, nextAt, wanted + at);
            var kept = left.Count == 0 ? result : string.Concat(at.Union(nextAt).Where(wanted.Contains));
            product = g.Apply(new Contract(at, nextAt, kept), product, next);
            at = kept;
        }
        (product, at) = Summed(product, at, result);
        return g.Transpose(product, [.. result.Select(c => at.IndexOf(c))]);
    }

    /// <summary>A letter that an operand has twice runs along its diagonal.</summary>
    (Node, string) Diagonal(Node x, string at)
    {
        for (var axis = 0; axis < at.Length; axis++)
        {
            for (int other; (other = at.IndexOf(at[axis], axis + 1)) >= 0; at = at.Remove(other, 1)) x = g.Diagonal(x, axis, other);
        }
        return (x, at);
    }

    /// <summary>Axes that nothing else has are summed before the product.</summary>
    (Node, string) Summed(Node x, string at, string wanted) =>
        (g.Sum(x, [.. Enumerable.Range(0, at.Length).Where(i => !wanted.Contains(at[i]))]), string.Concat(at.Where(wanted.Contains)));
}
