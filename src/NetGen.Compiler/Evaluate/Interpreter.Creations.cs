using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

// Layers and blocks: created where their expression stands, named by the field that holds them.
sealed partial class Interpreter
{
    /// <summary>The network itself, with all its fields.</summary>
    public BlockInstance Root()
    {
        var root = new BlockInstance(network, new Dictionary<string, Value>(), null) { Path = "" };
        FieldsOf(root);
        return root;
    }

    Value Create(New e, Frame frame)
    {
        if (LayerKinds.Find(e.Type) is { } kind) return CreateLayer(kind, e, frame) is { } layer ? new LayerValue(layer) : PoisonValue.Instance;
        if (types.TryGetValue(e.Type, out var type)) return CreateBlock(type, e, frame);
        return Report(Rule.NotPrinted, new(frame, e.Site), $"'{NameOf(e)}'", "use the layers that the documentation lists, or write a [Block]");
    }

    /// <summary>Null where a hyperparameter is invalid, which is reported at its argument.</summary>
    public LayerInstance? CreateLayer(LayerKind kind, New e, Frame frame)
    {
        Dictionary<string, Value> values = new(StringComparer.Ordinal);
        List<string> shown = [];
        var isValid = true;
        var frozen = false;
        foreach (var (argument, isSet) in e.Arguments.Select(a => (a, false)).Concat(e.Sets.Select(a => (a, true))))
        {
            var value = Evaluate(argument.Value, frame);
            shown.Add(isSet ? $"{argument.Name} = {value}" : shown.Count == 0 ? $"{value}" : $"{argument.Name}: {value}");
            if (isSet && argument.Name == "Frozen") frozen = value is BooleanValue { Truth: true };
            else if (kind.Hyperparameters.FirstOrDefault(h => h.Name == argument.Name) is { } hyperparameter)
                isValid &= Take(hyperparameter, value, argument.Value.Site);
        }
        foreach (var missing in kind.Hyperparameters.Where(h => !values.ContainsKey(h.Name)))
        {
            if (missing.Default is { } standard) values[missing.Name] = standard;
            else isValid = false;
        }
        if (!isValid) return null;
        return new LayerInstance(kind, values, shown.Count == 0 ? kind.Name
            : $"{kind.Name}({string.Join(", ", shown)})", new(frame, e.Site))
        { Frozen = frozen };

        bool Take(Layers.Hyperparameter hyperparameter, Value value, int site)
        {
            values[hyperparameter.Name] = value;
            if (value is PoisonValue) return false;
            if (hyperparameter.IsValid(value)) return true;
            Report(Rule.Hyper, new(frame, site), kind.Name, hyperparameter.Name, Shown(value), hyperparameter.Range);
            return false;
        }
    }

    static string Shown(Value value) => value is IntegerValue { Dim.Constant: null } ? $"the named dimension {value}" : $"{value}";

    Value CreateBlock(TypeTemplate type, New e, Frame frame)
    {
        if (type.IsNetwork && type.FullName == network.FullName) return Report(Rule.TooDeep, new(frame, e.Site), $"'{type.Name}' holds itself");
        if (!type.Layers.IsEmpty && !type.IsNetwork)
            return Report(Rule.NotPrinted, new(frame, e.Site), $"'{type.Name}', a block with layers as attributes,",
                "put them on a field: '[…] readonly Sequential layers = new();'");
        Place place = new(frame, e.Site);
        Dictionary<string, Value> values = new(StringComparer.Ordinal);
        foreach (var argument in e.Arguments) values[argument.Name] = Evaluate(argument.Value, frame);
        foreach (var hyperparameter in type.Hyperparameters.Where(h => !values.ContainsKey(h.Name)))
        {
            values[hyperparameter.Name] = hyperparameter.Default is { } standard ? Evaluate(standard, new Frame(type.FullName, "", place))
                : PoisonValue.Instance;
        }
        var block = new BlockInstance(type, values, place);
        foreach (var set in e.Sets)
        {
            if (Evaluate(set.Value, frame) is BooleanValue truth && set.Name == "Frozen") block.Frozen = truth.Truth;
            else Report(Rule.WrongKind, new(frame, set.Value.Site), $"'{type.Name}.{set.Name}'", "Frozen = true or false",
                "another property", "pass hyperparameters to the constructor");
        }
        return new BlockValue(block);
    }

    /// <summary>The fields of a block, evaluated at the first access and named by their paths.</summary>
    List<(FieldTemplate Field, Value Value)> FieldsOf(BlockInstance block)
    {
        if (block.Fields is { } known) return known;
        var fields = block.Fields = [];
        WithoutProgram(() =>
        {
            foreach (var field in block.Template.Fields.Where(f => !f.IsStatic))
            {
                var value = FieldValue(block, field);
                Name(value, block.PathOf(field.Name), block.Frozen, new Frame(block.Template.FullName, field.Name, block.Place), field.Site);
                fields.Add((field, value));
            }
            return fields;
        });
        return fields;
    }

    Value FieldValue(BlockInstance block, FieldTemplate field)
    {
        var frame = new Frame(block.Template.FullName, field.Name, block.Place, block);
        var value = Evaluate(field.Value, frame);
        if (value is not LayerValue { Layer: { } layer } || layer.Kind != LayerKinds.Sequential) return value;
        if (field.Layers.IsEmpty)
            return Report(Rule.FieldForm, new(frame, field.Site), field.Name,
                "is a Sequential without layers; list them as attributes of the field: '[Linear(10), Relu] readonly Sequential …'");
        return AddChildren(layer, field.Layers, frame) ? value : PoisonValue.Instance;
    }

    /// <summary>The layers of a list; false where one of them is invalid.</summary>
    bool AddChildren(LayerInstance sequential, EquatableArray<Expression> layers, Frame frame)
    {
        var isValid = true;
        foreach (var expression in layers)
        {
            var value = Evaluate(expression, frame);
            if (value is LayerValue { Layer.Kind.Loss: not null } loss)
                value = Report(Rule.LossLayer, new(frame, expression.Site), loss.Layer.Label);
            if (value is LayerValue child) sequential.Children.Add(child.Layer);
            else isValid = false;
        }
        return isValid;
    }

    /// <summary>Gives what a field holds its path, once: a layer that stands in two places has the first one's.</summary>
    void Name(Value value, string? path, bool frozen, Frame frame, int site)
    {
        switch (value)
        {
            case LayerValue { Layer: { Path: null } layer }:
                layer.Path = path;
                layer.Frozen |= frozen;
                for (var i = 0; i < layer.Children.Count; i++)
                    Name(new LayerValue(layer.Children[i]), path is null ? null : $"{path}[{i}]", layer.Frozen, frame, site);
                break;
            case BlockValue { Block: { Path: null } block }:
                Step(frame, site);
                block.Path = path;
                block.Frozen |= frozen;
                if (path is not null) FieldsOf(block);
                break;
            case WeightValue { Slot: { Path: null } slot }:
                slot.Path = path;
                slot.Frozen |= frozen;
                slot.Place = new(frame, site);
                break;
            case ArrayValue array:
                for (var i = 0; i < array.Items.Count; i++) Name(array.Items[i], path is null ? null : $"{path}[{i}]", frozen, frame, site);
                break;
            case TupleValue tuple:
                for (var i = 0; i < tuple.Items.Count; i++)
                    Name(tuple.Items[i], path is null ? null : $"{path}.Item{i + 1}", frozen, frame, site);
                break;
        }
    }
}
