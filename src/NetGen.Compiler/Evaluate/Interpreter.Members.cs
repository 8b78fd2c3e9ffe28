using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

// Members of blocks, layers, arrays and data, and static fields.
sealed partial class Interpreter
{
    readonly Dictionary<(string, string), Value?> statics = [];

    Value MemberOf(Member e, Value target, Place place) => target switch
    {
        PoisonValue => target,
        BlockValue block => Read(PartValues.With(FieldOf(block.Block, e.Name), block.Weights)),
        LayerValue layer => Reading(layer.Weights, () => LayerMember(layer.Layer, e.Name, place)),
        ArrayValue array when e.Name is "Length" or "Count" => new IntegerValue(array.Items.Count),
        TextValue text when e.Name == "Length" => new IntegerValue(text.Text.Length),
        DataValue data when e.Name == "Rank" => new IntegerValue(data.Node.Shape.Rank),
        _ => throw new EvaluationError(Rule.WrongKind, $"'.{e.Name}'", "a block, layer, array or data", target.Kind, "it has no such member"),
    };

    Value FieldOf(BlockInstance block, string name)
    {
        foreach (var (field, value) in FieldsOf(block))
        {
            if (field.Name == name) return value;
        }
        return block.Hyperparameters.TryGetValue(name, out var hyperparameter) ? hyperparameter : PoisonValue.Instance;
    }

    /// <summary>A bare weight becomes the node of the current program.</summary>
    Value Read(Value value)
    {
        if (value is not WeightValue weight || Program is null) return value;
        if (weight.Slot.Path is null) throw new EvaluationError(Rule.LayerInBody, "Parameter", "Tensor");
        return new DataValue(Reading(weight.Weights, () => Program.Read(weight.Slot))) { Slot = weight.Slot.IsBuffer ? weight.Slot : null };
    }

    /// <summary>Evaluates what reads the weights of a part that may have others in their place.</summary>
    T Reading<T>(WeightReader? weights, Func<T> evaluate)
    {
        if (Program is not { } program) return evaluate();
        var outer = program.Weights;
        program.Weights = weights;
        try
        {
            return evaluate();
        }
        finally
        {
            program.Weights = outer;
        }
    }

    Value LayerMember(LayerInstance layer, string name, Place place)
    {
        if (name is "Weight" or "BiasTensor") return LayerTensor(layer, name);
        var written = layer.Kind.Hyperparameters.FirstOrDefault(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase));
        return written is not null && layer.Hyperparameters.TryGetValue(written.Name, out var value) ? value : PoisonValue.Instance;
    }

    Value LayerTensor(LayerInstance layer, string name)
    {
        if (Program is null) throw new EvaluationError(Rule.NotConstant, $"{layer.Label}.{name}", "weights are used in methods");
        layer.Used = true;
        if (layer.Kind == Embedding.Kind) return new DataValue(Embedding.Table(new(layer, Program)));
        if (name == "BiasTensor" && layer.Hyperparameters.TryGetValue("Bias", out var bias) && bias is BooleanValue { Truth: false })
            throw new EvaluationError(Rule.NotConstant, $"{layer.Label}.{name}", "the layer was created with Bias = false");
        var slot = layer.Slots.FirstOrDefault(s => s.Name == (name == "Weight" ? "weight" : "bias"))
            ?? throw new EvaluationError(Rule.NotConstant, $"{layer.Label}.{name}", "its size follows from the input: apply the layer before");
        return new DataValue(Program.Read(slot));
    }

    Value StaticMemberOf(StaticMember e, Frame frame)
    {
        if (statics.TryGetValue((e.Type, e.Name), out var known))
            return known ?? Report(Rule.TooDeep, new(frame, e.Site), $"The value of '{e.Name}' depends on itself");
        if (!types.TryGetValue(e.Type, out var type))
            return Report(Rule.NotConstant, new(frame, e.Site), $"'{e.Name}'", "its class is not a network or block");
        var field = type.Fields.FirstOrDefault(f => f.IsStatic && f.Name == e.Name);
        if (field is null) return PoisonValue.Instance;
        statics[(e.Type, e.Name)] = null;
        var value = WithoutProgram(() => Evaluate(field.Value, new Frame(e.Type, field.Name, new(frame, e.Site))));
        statics[(e.Type, e.Name)] = value;
        return value;
    }

    /// <summary>Fields are the same in every program, so their values are computed in none.</summary>
    T WithoutProgram<T>(Func<T> evaluate)
    {
        var program = Program;
        Program = null;
        try
        {
            return evaluate();
        }
        finally
        {
            Program = program;
        }
    }
}
