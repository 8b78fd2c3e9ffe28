using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Arrays of parts, in fields as in bodies.</summary>
static class Repetition
{
    public static IEnumerable<(string, Operation)> Table => [("Functions.Repeat", Repeat)];

    static Value Repeat(OperationCall c)
    {
        var count = c.Int("count");
        if (count < 0) throw new ShapeException("NG0209", "count", count.ToString(), "at least 0");
        var create = c.Required("create");
        List<Value> parts = [];
        for (long i = 0; i < count; i++) parts.Add(c.Interpreter.Apply(create, [new IntegerValue(i)], c.Place));
        return parts.Any(p => p is PoisonValue) ? PoisonValue.Instance : new ArrayValue([.. parts]);
    }
}
