using System.Globalization;

namespace IlgpuSimulator;

/// <summary>Reads the text of inline PTX: %0 is an operand, %% a percent sign, and a lone one is refused as ILGPU does.</summary>
sealed class PtxReader(string text)
{
    int at;

    public List<PtxStatement> Read()
    {
        var statements = new List<PtxStatement>();
        for (Skip(); at < text.Length; Skip()) statements.Add(Statement());
        return statements;
    }

    PtxStatement Statement()
    {
        if (text[at] is '{' or '}') return new(text[at++].ToString(), []);
        var name = Word(c => char.IsLetterOrDigit(c) || c is '.' or '_' or ':');
        if (name.Length == 0) throw Wrong($"an instruction was expected, not '{text[at]}'");
        if (name == ".reg") return Declaration();
        var arguments = new List<PtxArgument>();
        for (Skip(); Peek() != ';'; Skip())
        {
            if (arguments.Count > 0) Expect(',');
            arguments.Add(Argument());
        }

        Expect(';');
        return new(name, [.. arguments]);
    }

    /// <summary>A name with &lt;n&gt; stands for n registers, numbered from zero.</summary>
    PtxStatement Declaration()
    {
        Skip();
        var type = Word(c => char.IsLetterOrDigit(c) || c == '.');
        var registers = new List<PtxArgument>();
        for (Skip(); Peek() != ';'; Skip())
        {
            if (registers.Count > 0) Expect(',');
            Skip();
            var name = Register();
            Skip();
            if (Peek() != '<')
            {
                registers.Add(new(PtxArgumentKind.Register, name));
                continue;
            }

            Expect('<');
            var count = (int)Number();
            Expect('>');
            for (var i = 0; i < count; i++) registers.Add(new(PtxArgumentKind.Register, name + i));
        }

        Expect(';');
        return new($".reg {type}", [.. registers]);
    }

    PtxArgument Argument()
    {
        Skip();
        var next = Peek();
        if (next == '{') return new(PtxArgumentKind.Vector, Parts: [.. List('{', '}')]);
        if (next == '[') return Address();
        if (char.IsDigit(next) || next == '-') return new(PtxArgumentKind.Immediate, Value: Number());
        if (next == '%' && at + 1 < text.Length && char.IsDigit(text[at + 1]))
        {
            at++;
            return new(PtxArgumentKind.Operand, Index: int.Parse(Word(char.IsDigit), CultureInfo.InvariantCulture));
        }

        return new(PtxArgumentKind.Register, Register());
    }

    List<PtxArgument> List(char open, char close)
    {
        Expect(open);
        var parts = new List<PtxArgument>();
        for (Skip(); Peek() != close; Skip())
        {
            if (parts.Count > 0) Expect(',');
            parts.Add(Argument());
        }

        Expect(close);
        return parts;
    }

    PtxArgument Address()
    {
        Expect('[');
        var origin = Argument();
        Skip();
        long offset = 0;
        if (Peek() == '+')
        {
            at++;
            Skip();
            offset = Number();
        }

        Expect(']');
        return new(PtxArgumentKind.Address, Value: offset, Parts: [origin]);
    }

    string Register()
    {
        var percent = "";
        if (Peek() == '%')
        {
            if (at + 1 >= text.Length || text[at + 1] != '%') throw Wrong("a single % is neither an operand nor a register, whose % is written twice");
            at += 2;
            percent = "%";
        }

        var name = Word(c => char.IsLetterOrDigit(c) || c is '_' or '$');
        return name.Length > 0 ? percent + name : throw Wrong($"a register was expected, not '{Peek()}'");
    }

    long Number()
    {
        var negative = Peek() == '-';
        if (negative) at++;
        var digits = Word(char.IsLetterOrDigit);
        long value;
        if (digits.StartsWith("0f", StringComparison.OrdinalIgnoreCase) || digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            if (!long.TryParse(digits.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out value)) throw Wrong($"{digits} is no number");
        }
        else if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            throw Wrong($"{digits} is no number");
        }

        return negative ? -value : value;
    }

    string Word(Func<char, bool> belongs)
    {
        var start = at;
        while (at < text.Length && belongs(text[at])) at++;
        return text[start..at];
    }

    void Skip()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at])) at++;
            else if (text.AsSpan(at).StartsWith("//")) at = text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;
            else if (text.AsSpan(at).StartsWith("/*")) at = text.IndexOf("*/", at, StringComparison.Ordinal) is >= 0 and var close ? close + 2 : text.Length;
            else return;
        }
    }

    char Peek() => at < text.Length ? text[at] : throw Wrong("it ends too early");

    void Expect(char c)
    {
        Skip();
        if (Peek() != c) throw Wrong($"'{c}' was expected, not '{Peek()}'");
        at++;
    }

    RefusedException Wrong(string why) => new($"at character {at}, {why}");
}
