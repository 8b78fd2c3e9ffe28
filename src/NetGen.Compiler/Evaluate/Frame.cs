using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

/// <summary>The evaluation of one body: where its sites belong, who called it, its variables, and its <c>this</c>.</summary>
sealed class Frame(string type, string member, Place? caller = null, BlockInstance? self = null, Frame? outer = null)
{
    readonly Dictionary<string, Value> variables = new(StringComparer.Ordinal);

    public string Type => type;

    public string Member => member;

    public BlockInstance? Self => self;

    /// <summary>What <c>this</c> computes with in place of its weights; see <see cref="BlockValue"/>.</summary>
    public WeightReader? Weights { get; init; } = outer?.Weights;

    /// <summary>Inlined calls around this one.</summary>
    public int Depth { get; } = (caller?.Frame.Depth ?? 0) + 1;

    /// <summary>Named dimensions of the shapes that the method's parameters declare, as this call binds them.</summary>
    public Dictionary<string, Shapes.Dim> Dims { get; } = new(StringComparer.Ordinal);

    public Value? Find(string name)
    {
        for (var frame = this; frame is not null; frame = frame.Outer)
        {
            if (frame.variables.TryGetValue(name, out var value)) return value;
        }
        return null;
    }

    Frame? Outer => outer;

    /// <summary>Assigns where the variable lives; a new one is born here.</summary>
    public void Assign(string name, Value value)
    {
        for (var frame = this; frame is not null; frame = frame.Outer)
        {
            if (!frame.variables.ContainsKey(name)) continue;
            frame.variables[name] = value;
            return;
        }
        variables[name] = value;
    }

    /// <summary>A variable of this very frame, also where an outer one has its name.</summary>
    public void Declare(string name, Value value) => variables[name] = value;

    /// <summary>From a site of this body outwards to the network.</summary>
    public EquatableArray<Site> Trail(int site)
    {
        List<Site> trail = [new(type, member, site)];
        for (var at = caller; at is not null; at = at.Frame.Caller) trail.Add(new(at.Frame.Type, at.Frame.Member, at.Site));
        return [.. trail];
    }

    Place? Caller => caller;
}

/// <summary>A site of a body that is being evaluated.</summary>
sealed record Place(Frame Frame, int Site)
{
    public EquatableArray<Site> Trail => Frame.Trail(Site);
}
