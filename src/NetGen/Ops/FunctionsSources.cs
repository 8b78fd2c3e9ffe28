namespace NetGen;

/// <content>Tensors that come from nowhere: weights, state, constants and random numbers.</content>
public static partial class Functions
{
    // Initialisers of fields run when the user creates the network. Weights live in the network's flat buffers and the field is only
    // a name for the generator, so these give null, the one value a Tensor can have at run time, instead of throwing.

    /// <summary>A bare trained weight, as a field: <c>readonly Tensor prompt = Parameter(8, Width);</c></summary>
    /// <param name="shape">Constant sizes; none at all is a scalar. Error: a named dimension.</param>
    /// <returns>The weight, named by its field; it starts as <see cref="Init.Default"/> says.</returns>
    public static Tensor Parameter(params int[] shape) => null!;

    /// <summary>A bare trained weight with a chosen start: <c>readonly Tensor scale = Parameter(Init.Ones, Width);</c></summary>
    /// <param name="init">How the weight starts.</param>
    /// <param name="shape">Constant sizes; none at all is a scalar. Error: a named dimension.</param>
    /// <returns>The weight, named by its field.</returns>
    public static Tensor Parameter(Init init, params int[] shape) => null!;

    /// <summary>State that is saved with the weights but not trained, as a field; it starts at 0.</summary>
    /// <param name="shape">Constant sizes; none at all is a scalar. Error: a named dimension.</param>
    /// <returns>The buffer, named by its field.</returns>
    public static Tensor Buffer(params int[] shape) => null!;

    /// <summary>State that is saved with the weights but not trained, with a chosen start.</summary>
    /// <param name="init">How the buffer starts.</param>
    /// <param name="shape">Constant sizes; none at all is a scalar. Error: a named dimension.</param>
    /// <returns>The buffer, named by its field.</returns>
    public static Tensor Buffer(Init init, params int[] shape) => null!;

    /// <summary>
    /// State of a session, as a field: it starts at 0, keeps its value from call to call until <c>ResetState()</c>, and is not saved. Such as
    /// the keys and values of the tokens so far.
    /// </summary>
    /// <param name="shape">Constant sizes; none at all is a scalar. Error: a named dimension.</param>
    /// <returns>The state, named by its field; <see cref="Update(Tensor, Tensor)"/> changes it.</returns>
    public static Tensor State(params int[] shape) => null!;

    /// <summary>
    /// Gives a <see cref="State"/> or a <see cref="Buffer(int[])"/> another value: what is read of it afterwards, and at the next call. A loss
    /// moves buffers in training only.
    /// </summary>
    /// <param name="state">A field. Error: another tensor.</param>
    /// <param name="value">The next value, of the same shape (error otherwise), or a number.</param>
    /// <returns>The new value.</returns>
    public static Tensor Update(Tensor state, Tensor value) => throw CompileTime.Only();

    /// <summary>
    /// Replaces a part of a <see cref="State"/> or a <see cref="Buffer(int[])"/>. Of a state whose old value is not read in the same call, only
    /// that part is written.
    /// </summary>
    /// <param name="state">A field. Error: another tensor.</param>
    /// <param name="axis">The axis along which the part lies.</param>
    /// <param name="position">Where the part begins: known at compile time, or an int parameter of the compiled method.</param>
    /// <param name="value">The part: of the state's shape but for the axis, which is shorter, or missing for one position.</param>
    /// <returns>The new value as a whole.</returns>
    /// <exception cref="ArgumentOutOfRangeException">At run time: the part leaves the axis; nothing is changed.</exception>
    public static Tensor Update(Tensor state, int axis, int position, Tensor value) => throw CompileTime.Only();

    /// <summary>0, 1, …, n − 1: positions to look up or, by <see cref="Tokens.AsTensor"/>, to compute with.</summary>
    /// <param name="n">The count: a constant or a dimension.</param>
    /// <returns>Indices of shape [n].</returns>
    public static Tokens Iota(int n) => throw CompileTime.Only();

    /// <summary>A table of constants with a shape: filters, bases, class weights. Large ones are data of the assembly, not code.</summary>
    /// <param name="table">Numbers known at compile time: a <c>static readonly</c> array of a network or block, or a collection
    /// expression; stored as float32.</param>
    /// <param name="shape">Constant sizes, as many elements as the table has (error otherwise); none at all is one axis.</param>
    /// <returns>A tensor of the given shape, in row-major order; no gradient flows through it.</returns>
    public static Tensor Constant(float[] table, params int[] shape) => throw CompileTime.Only();

    /// <summary>A table of constants with a shape: filters, bases, class weights. Large ones are data of the assembly, not code.</summary>
    /// <param name="table">Numbers known at compile time: a <c>static readonly</c> array of a network or block, or a collection
    /// expression; stored as float32.</param>
    /// <param name="shape">Constant sizes, as many elements as the table has (error otherwise); none at all is one axis.</param>
    /// <returns>A tensor of the given shape, in row-major order; no gradient flows through it.</returns>
    public static Tensor Constant(double[] table, params int[] shape) => throw CompileTime.Only();

    /// <summary>A table of constants with a shape: filters, bases, class weights. Large ones are data of the assembly, not code.</summary>
    /// <param name="table">Numbers known at compile time: a <c>static readonly</c> array of a network or block, or a collection
    /// expression; stored as float32.</param>
    /// <param name="shape">Constant sizes, as many elements as the table has (error otherwise); none at all is one axis.</param>
    /// <returns>A tensor of the given shape, in row-major order; no gradient flows through it.</returns>
    public static Tensor Constant(int[] table, params int[] shape) => throw CompileTime.Only();

    /// <summary>One value everywhere.</summary>
    /// <param name="value">The value: a constant or a scalar.</param>
    /// <param name="shape">The sizes, constants or dimensions; none at all is a scalar.</param>
    /// <returns>A tensor of the given shape.</returns>
    public static Tensor Full(double value, params int[] shape) => throw CompileTime.Only();

    /// <summary>Random numbers, uniform in [0, 1), new at every run; equal on every backend and with any number of threads.</summary>
    /// <param name="shape">The sizes, constants or dimensions; none at all is a scalar.</param>
    /// <returns>A tensor of the given shape; no gradient flows through it.</returns>
    public static Tensor Uniform(params int[] shape) => throw CompileTime.Only();

    /// <summary>Random numbers, normal with mean 0 and standard deviation 1, new at every run; equal on every backend to 1e-5.</summary>
    /// <param name="shape">The sizes, constants or dimensions; none at all is a scalar.</param>
    /// <returns>A tensor of the given shape; no gradient flows through it.</returns>
    public static Tensor Normal(params int[] shape) => throw CompileTime.Only();
}
