namespace NetGen.Compiler.Diagnostics;

public enum Severity { Info, Warning, Error }

/// <summary>A diagnostic of the language: id, title and message format. The analyzer makes its descriptors from this table.</summary>
public sealed record Rule(string Id, Severity Severity, string Title, string Message)
{
    static readonly Dictionary<string, Rule> all = new(StringComparer.Ordinal);

    public static IReadOnlyCollection<Rule> All => all.Values;

    public static Rule Get(string id) => all[id];

    static Rule Define(string id, Severity severity, string title, string message) => all[id] = new(id, severity, title, message);

    static Rule Error(string id, string title, string message) => Define(id, Severity.Error, title, message);

    static Rule Warning(string id, string title, string message) => Define(id, Severity.Warning, title, message);

    // NG00xx: the class and its members.
    public static readonly Rule Internal = Error("NG0001", "Internal error of NetGen", "NetGen failed on '{0}': {1}. This is a bug in NetGen, not in your network; please report it with the class.");
    public static readonly Rule NotPartial = Error("NG0002", "A network or block must be partial", "'{0}' must be declared 'partial': NetGen adds its runnable members to the class");
    public static readonly Rule NotPlainClass = Error("NG0003", "Unsupported kind of class", "'{0}' cannot be a network or block: {1}");
    public static readonly Rule NoProgram = Error("NG0004", "A network without a method", "'{0}' declares neither layers nor a [Forward] or [Loss] method; add layer attributes with a [Shape], or a method");
    public static readonly Rule MissingShape = Error("NG0005", "Missing [Shape]", "'{0}' needs a [Shape(…)] that states its dimensions, for example [Shape(\"N\", 28, 28)]");
    public static readonly Rule PublicMethod = Warning("NG0006", "[Forward] and [Loss] methods are private", "'{0}' is read at compile time and never runs; make it private: the runnable overload of the same name is public");
    public static readonly Rule FieldForm = Error("NG0007", "Unsupported field", "'{0}' {1}");
    public static readonly Rule UnsafeBlocks = Error("NG0008", "Unsafe blocks are not allowed", "The code that NetGen generates for '{0}' uses pointers; set <AllowUnsafeBlocks>true</AllowUnsafeBlocks> in the project");
    public static readonly Rule MethodForm = Error("NG0009", "Unsupported method", "'{0}' {1}");
    public static readonly Rule LayersTwice = Error("NG0010", "Layers on two declarations", "'{0}' has layer attributes on more than one of its partial declarations, and their order is not defined; move them all to one");
    public static readonly Rule HyperparameterForm = Error("NG0011", "Unsupported hyperparameter", "'{0}' cannot be a hyperparameter: its type is '{1}', but hyperparameters are int, float, bool, string, enum, Type or one-dimensional arrays of them; hold layers and blocks in fields, and pass tensors to methods");
    public static readonly Rule NameTaken = Error("NG0012", "Name already taken", "{0} cannot be called '{1}': {2}; choose another name");

    // NG01xx: constructs of C#.
    public static readonly Rule UnsupportedConstruct = Error("NG0100", "Not part of the language", "{0} is not part of NetGen's language; {1}");
    public static readonly Rule UnsupportedCall = Error("NG0101", "Unsupported call", "'{0}' cannot be called in a network: {1}");
    public static readonly Rule DataDependent = Error("NG0102", "Condition depends on data", "This condition depends on {0}, which is known only at run time; use Where(mask, a, b) to choose between tensors, or a condition on constants, hyperparameters and dimensions");
    public static readonly Rule NotConstant = Error("NG0103", "Not known at compile time", "{0} must be known at compile time, but {1}");
    public static readonly Rule TooDeep = Error("NG0104", "Too deep", "{0}");
    public static readonly Rule Unused = Warning("NG0105", "Unused layer", "'{0}' is declared but no [Forward] or [Loss] method uses it");

    // NG02xx: shapes.
    public static readonly Rule Elementwise = Error("NG0200", "Shapes do not match", "{0}: {1} and {2} do not match: dimension {3} is {4} against {5}; {6}");
    public static readonly Rule MatMul = Error("NG0201", "Inner dimensions differ", "{0}: {1} times {2}: the inner dimensions are {3} and {4}; {5}");
    public static readonly Rule Concat = Error("NG0202", "Concat of different shapes", "{0}: {1} and {2} differ in dimension {3} ({4} against {5}), only dimension {6} may differ; {7}");
    public static readonly Rule Window = Error("NG0203", "Window larger than its input", "{0}: a window of {1} does not fit dimension {2} of {3}, which is {4} with padding; make the kernel smaller, add padding or pool less before");
    public static readonly Rule FlattenNamed = Error("NG0204", "Flatten of a named dimension", "{0}: dimension {1} of {2} is named, but {3}; {4}");
    public static readonly Rule ReturnShape = Error("NG0205", "Wrong [return: Shape]", "'{0}' returns {1}, but [return: Shape] says {2}: {3}");
    public static readonly Rule Rank = Error("NG0206", "Wrong number of dimensions", "{0}: expected {1}, but the shape is {2}; {3}");
    public static readonly Rule Axis = Error("NG0207", "No such axis", "{0}: axis {1} does not exist in {2}; axes go from {3} to {4}");
    public static readonly Rule TwoValues = Error("NG0208", "A named dimension with two values", "{0}: '{1}' would have to be {2} and {3} at once; {4}");
    public static readonly Rule Hyper = Error("NG0209", "Hyperparameter out of range", "{0}: {1} is {2}, but must be {3}");
    public static readonly Rule Reshape = Error("NG0210", "Reshape changes the number of elements", "{0}: {1} has {2} elements, {3} has {4}; {5}");
    public static readonly Rule NotScalar = Error("NG0211", "A loss is a scalar", "'{0}' returns {1}; a [Loss] is a single number: reduce it, for example with .Mean()");
    public static readonly Rule WrongKind = Error("NG0212", "Wrong kind of value", "{0}: expected {1}, found {2}; {3}");
    public static readonly Rule ShapeComment = Warning("NG0213", "Wrong shape comment", "The shape is {0}, not {1}");
    public static readonly Rule IndexRange = Error("NG0214", "Index out of range", "{0}: index {1} is outside dimension {2} of {3}");
    public static readonly Rule TrainsNothing = Error("NG0215", "A loss that trains nothing", "'{0}': {1}");
    public static readonly Rule NotPrinted = Error("NG0216", "Not yet compiled", "{0} is part of the language, but this version of NetGen does not print it yet; {1}");
    public static readonly Rule Argument = Error("NG0217", "Argument of another shape", "{0}: expected {1}, but the shape is {2}: dimension {3} is {4} against {5}; {6}");
    public static readonly Rule LayerInBody = Error("NG0218", "A layer with weights in a body", "{0} has weights, which need a name, but it is created in a method; declare it as a field: 'readonly {1} … = new(…)'");
    public static readonly Rule LossLayer = Error("NG0219", "A loss layer in the wrong place", "{0} is a loss and needs a target: it stands last in the list of a network's layers; in a body, call the function of the same name");
    public static readonly Rule NoDependence = Error("NG0220", "Gradient of something that does not matter", "{0}: the loss does not depend on the tensor that it is derived by{1}");
    public static readonly Rule Untrained = Warning("NG0221", "A weight that no loss trains", "'{0}' is a weight, but no [Loss] has a gradient for it; use it in a loss, or set Frozen = true");
    public static readonly Rule BroadcastTwice = Warning("NG0222", "Broadcast repeats a named dimension", "{0}: {1} and {2} broadcast to {3}, which has '{4}' twice; if that is meant, write .Broadcast(…)");
    public static readonly Rule NotLogits = Warning("NG0223", "A loss of logits fed by something else", "{0} takes logits and applies the normalising function itself, but gets the result of {1}; leave that out");
    public static readonly Rule SharedNorm = Warning("NG0224", "A batch norm used twice", "{0} is used twice in one program, which mixes the statistics of two inputs; use one for each");
    public static readonly Rule OverBatch = Warning("NG0225", "Normalisation over the batch", "{0} runs over dimension {1} of {2}, the batch: every example then depends on the others");
    public static readonly Rule RuntimeGuard = Define("NG0226", Severity.Info, "Checked at run time", "{0}: whether {1} >= 0 depends on the named dimensions; it is checked once at every call");
    public static readonly Rule LinearTwice = Define("NG0227", Severity.Info, "Two linear layers with nothing between", "{0} follows {1} with nothing between, and together they are no more than one linear layer; put an activation between them, or leave one out");
    public static readonly Rule DropoutBeforeLoss = Define("NG0228", Severity.Info, "Dropout just before the loss", "{0} gets the result of a dropout, so parts of the prediction itself are zero in training; put the dropout before the last layer");
    public static readonly Rule BiasBeforeNorm = Define("NG0229", Severity.Info, "A bias before a batch norm", "The bias of {0} has no effect: {1} subtracts the mean of every channel; set Bias = false");
    public static readonly Rule MovedInLoop = Error("NG0255", "A buffer that moves in a loop", "{0}: the step changes the buffer '{1}', but a buffer has one value per call; use a layer without running statistics in the loop, or apply it outside");
    public static readonly Rule LeftLoop = Error("NG0256", "A value of a loop outside of it", "'{0}' uses a value that the step of a loop computed, but outside of the loop it has no value; return it from the step as its output");
}
