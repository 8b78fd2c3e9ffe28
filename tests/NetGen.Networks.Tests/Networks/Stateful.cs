namespace NetGen.Networks.Tests.Networks;

/// <summary>Causal attention over a whole text, or over the next token and the keys and values that the session keeps.</summary>
[Block]
public partial class CachedAttention(int width, int heads, int length)
{
    // A bias of the keys moves all scores of a query alike, which softmax does not see.
    readonly Linear query = new(width), key = new(width) { Bias = false }, value = new(width), output = new(width);
    readonly Tensor keys = State(1, heads, length, width / heads), values = State(1, heads, length, width / heads);

    public Tensor Forward(Tensor x)
    {
        var (n, t) = (x.Size(0), x.Size(1));
        Tensor Split(Tensor y) => y.Reshape(n, t, heads, width / heads).Permute(0, 2, 1, 3);
        return Attend(Split(x.Then(query)), Split(x.Then(key)), Split(x.Then(value)), Mask.Causal(t)).Permute(0, 2, 1, 3).Reshape(n, t, width).Then(output);
    }

    public Tensor Next(Tensor x, int position)
    {
        Tensor Split(Tensor y) => y.Reshape(1, heads, 1, width / heads);
        Update(keys, axis: 2, position, Split(x.Then(key)));
        Update(values, axis: 2, position, Split(x.Then(value)));
        return Attend(Split(x.Then(query)), keys, values, Iota(length).AsTensor() <= position).Reshape(1, width).Then(output);
    }

    Tensor Attend(Tensor query, Tensor key, Tensor value, Mask keep) =>
        Where(keep, query.MatMul(key.Transpose()) / Math.Sqrt(width / heads), -1e9).Softmax().MatMul(value);
}

/// <summary>A language model that reads a text at once, or token by token (A. Radford et al., 2019).</summary>
[Network, Dim("T", Max = Length)]
public partial class Generator
{
    const int Vocabulary = 13, Width = 8, Length = 10;
    readonly Embedding tokens = new(Vocabulary, Width);
    readonly Tensor positions = Parameter(Init.Normal, Length, Width);
    readonly CachedAttention[] blocks = [new(Width, heads: 2, Length), new(Width, heads: 4, Length)];

    [Forward]
    Tensor Read([Shape("N", "T")] Tokens text)
    {
        var x = text.Then(tokens) + positions.Gather(Iota(text.Size(1)));
        foreach (var block in blocks) x = x + block.Forward(x);
        return x.MatMul(tokens.Weight.Transpose());
    }

    [Forward]
    [return: Shape(1, Vocabulary)]
    Tensor Next([Shape(1)] Tokens token, int position)
    {
        var x = token.Then(tokens) + positions[position];
        foreach (var block in blocks) x = x + block.Next(x, position);
        return x.MatMul(tokens.Weight.Transpose());
    }

    [Loss]
    Tensor Loss([Shape("N", "T")] Tokens text, [Shape("N", "T")] Tokens next) => CrossEntropy(Read(text).Permute(0, 2, 1), next);
}

/// <summary>A recurrent state of the session, a buffer that training moves, and a state whose old value is read, too.</summary>
[Network]
public partial class Streaming
{
    readonly Linear input = new(6), recurrent = new(6), head = new(3);
    readonly Tensor hidden = State(1, 6), window = State(5, 4);
    readonly Tensor mean = Buffer(4), steps = Buffer();

    [Forward]
    Tensor Step([Shape(1, 4)] Tensor x)
    {
        Update(hidden, ((x - mean).Then(input) + hidden.Then(recurrent)).Tanh());
        return hidden.Then(head);
    }

    [Forward]
    (Tensor before, Tensor after) Remember([Shape(2, 4)] Tensor rows, int at)
    {
        var before = window.Sum(1);
        Update(window, 0, at, rows);
        Update(window, 1, 3, window[.., 0]);
        return (before, window.Sum(1));
    }

    [Loss]
    Tensor Loss([Shape("N", 4)] Tensor x, [Shape("N", 3)] Tensor target)
    {
        Update(mean, 0.75 * mean + 0.25 * x.Mean(0));
        Update(steps, steps + 1);
        return MeanSquaredError((x - StopGradient(mean)).Then(input).Tanh().Then(recurrent).Tanh().Then(head), target);
    }

    [Forward]
    Tensor Replace([Shape(2, 5, 3)] Tensor x, [Shape(2, 2, 3)] Tensor part, int at) => x.UpdateAt(1, at, part).UpdateAt(2, 1, part[.., 0, 0].Unsqueeze(1).Broadcast(2, 5));
}
