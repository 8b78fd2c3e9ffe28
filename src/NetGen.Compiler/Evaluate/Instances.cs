using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

/// <summary>A weight or buffer of the network. Its shape is fixed at the first use; a slot is one thing, however often it is used.</summary>
sealed class WeightSlot(string name, Shape shape, Initialization initialization, bool isBuffer)
{
    /// <summary>The name within the layer, empty for a bare weight.</summary>
    public string Name => name;

    public Shape Shape => shape;

    public bool IsBuffer => isBuffer;

    /// <summary>The field path; null until the field that holds it is known.</summary>
    public string? Path { get; set; }

    public bool Frozen { get; set; }

    public bool Used { get; set; }

    /// <summary>Where a bare weight is declared.</summary>
    public Place? Place { get; set; }

    public Initialization Initialization => initialization;

    /// <summary>Whether it is state of a session: a buffer that is not saved.</summary>
    public bool IsState { get; init; }

    public Source Source => IsState ? new State(Path!, shape) : isBuffer ? new Ops.Buffer(Path!, shape, initialization)
        : new Parameter(Path!, shape, initialization) { Frozen = Frozen };
}

/// <summary>A layer of the network or one created in a body; identity of the object is identity of its weights.</summary>
sealed class LayerInstance(LayerKind kind, IReadOnlyDictionary<string, Value> hyperparameters, string text, Place place)
{
    public LayerKind Kind => kind;

    public IReadOnlyDictionary<string, Value> Hyperparameters => hyperparameters;

    /// <summary>As the source wrote it: <c>Conv2d(6, kernel: 5)</c>.</summary>
    public string Text => text;

    /// <summary>Where it was created.</summary>
    public Place Place => place;

    /// <summary>The field path; null for a layer that was created in a body.</summary>
    public string? Path { get; set; }

    public bool Frozen { get; set; }

    public List<WeightSlot> Slots { get; } = [];

    /// <summary>The layers of a Sequential.</summary>
    public List<LayerInstance> Children { get; } = [];

    /// <summary>The result of the first use.</summary>
    public Shape? Output { get; set; }

    public bool Used { get; set; }

    /// <summary>As messages name it: <c>Linear 'head'</c>.</summary>
    /// <summary>The path as a name in generated code: where layers are counted, the kind says more than the number.</summary>
    public string? Scope => Path is { Length: > 0 } p && p.All(char.IsDigit) ? char.ToLowerInvariant(kind.Name[0]) + kind.Name.Substring(1) + p : Path;

    public string Label => Path is null ? kind.Name : $"{kind.Name} '{Path}'";
}

/// <summary>A block with its hyperparameters, or the network itself.</summary>
sealed class BlockInstance(TypeTemplate template, IReadOnlyDictionary<string, Value> hyperparameters, Place? place)
{
    public TypeTemplate Template => template;

    public IReadOnlyDictionary<string, Value> Hyperparameters => hyperparameters;

    /// <summary>Where it was created; null for the network.</summary>
    public Place? Place => place;

    /// <summary>The field path, empty for the network; null for a block that was created in a body.</summary>
    public string? Path { get; set; }

    public bool Frozen { get; set; }

    /// <summary>In the order of declaration; null until the first access.</summary>
    public List<(FieldTemplate Field, Value Value)>? Fields { get; set; }

    /// <summary>The path of a field.</summary>
    public string? PathOf(string field) => Path is null ? null : Path.Length == 0 ? field : $"{Path}.{field}";
}
