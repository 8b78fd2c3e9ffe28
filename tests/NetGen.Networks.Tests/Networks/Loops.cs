namespace NetGen.Networks.Tests.Networks;

/// <summary>An Elman network: the state is the output. The loop leaves only what depends on it: both linear layers around it are one product.</summary>
[Network]
public partial class ElmanNet
{
    const int Width = 5;

    readonly Linear input = new(Width), state = new(Width) { Bias = false }, head = new(2);

    [Forward]
    Tensor Run([Shape("N", "T", 3)] Tensor x)
    {
        var (all, last) = Scan(Full(0, x.Size(0), Width), x, (h, e) => (e.Then(input) + h.Then(state)).Tanh());
        return all.Mean(1).Then(head) + last.Sum(1, keepDims: true);
    }

    [Loss]
    Tensor Loss([Shape("N", "T", 3)] Tensor x) => (Run(x) - 1).Square().Mean();
}

/// <summary>A cell of an LSTM by hand: two states, an output of its own, a dropout that is drawn at every step, and the gradient by the inputs in the loss.</summary>
[Network]
public partial class CellNet
{
    const int Width = 4;

    readonly Linear gates = new(4 * Width), decoder = new(3);
    readonly Tensor start = Parameter(Init.Normal, Width);

    (Tensor All, (Tensor Hidden, Tensor Cell) Last) Run(Tensor x)
    {
        var zero = Full(0, x.Size(0), Width);
        return Scan((zero + start, zero), x, (state, e) =>
        {
            var (hidden, cell) = state;
            var parts = Concat(1, e, hidden).Then(gates).Split(1, 4);
            cell = parts[0].Sigmoid() * cell + parts[1].Sigmoid() * parts[2].Tanh();
            hidden = parts[3].Sigmoid() * cell.Tanh();
            return ((hidden, cell), hidden.Dropout(0.25).Then(decoder));
        });
    }

    [Loss]
    Tensor Loss([Shape("N", "T", 3)] Tensor x, [Shape("N", "T", 3)] Tensor target)
    {
        var (all, last) = Run(x);
        var loss = MeanSquaredError(all, target);
        return loss + Gradient(loss, wrt: x).Square().Sum() + 0.1 * last.Cell.Mean();
    }
}

/// <summary>Six steps of which every second is kept, a running product that is no sum, labels as elements, and a map of a gradient.</summary>
[Network]
public partial class SteppedNet
{
    readonly Linear mix = new(3);
    readonly Embedding table = new(7, 3);

    [Forward]
    (Tensor all, Tensor last, Tensor slopes) Run([Shape("N", 6, 3)] Tensor x, [Shape("N", 6)] Labels words)
    {
        var (all, last) = Scan(Full(1, x.Size(0), 3), (x, words), (h, e) => Step(h, e.Item1, e.Item2), checkpoint: 2);
        var slopes = Map(x, row => Gradient(row.Then(mix).Sin().Sum(), wrt: row), axis: 1);
        return (all, last, slopes);
    }

    Tensor Step(Tensor h, Tensor x, Labels word) => h * (x + h.Then(mix) + word.Then(table)).Sigmoid();

    [Loss]
    Tensor Loss([Shape("N", 6, 3)] Tensor x, [Shape("N", 6)] Labels words)
    {
        var (all, last, slopes) = Run(x, words);
        return all.Square().Mean() + last.Mean() + slopes.Square().Mean();
    }
}

/// <summary>A filter along time whose state turns in a loop within a loop.</summary>
[Network]
public partial class NestedLoops
{
    readonly Tensor rate = Parameter(Init.Normal, 3);

    [Forward]
    Tensor Run([Shape("N", "T", 3)] Tensor x) =>
        Scan(x[.., 0], x, (h, e) => Scan(h, Stack(1, e, -e, h), (s, d) => s + rate * (d - s).Tanh()).Final).Stacked;

    [Loss]
    Tensor Loss([Shape("N", "T", 3)] Tensor x) => Run(x).Square().Mean();
}
