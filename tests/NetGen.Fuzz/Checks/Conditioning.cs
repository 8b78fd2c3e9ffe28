using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Testing;

namespace NetGen.Fuzz.Checks;

/// <summary>
/// How exactly a graph can be computed at given values: every arithmetic result is disturbed by a small random part of itself, and what
/// that does to the outputs is what rounding does to them, in proportion (Monte Carlo arithmetic, Parker 1997).
/// </summary>
/// <param name="Values">The undisturbed outputs.</param>
/// <param name="Spread">For each output the largest change of an element.</param>
/// <param name="Hostile">Why the values are no good to compare with, null if they are: a comparison that could fall either way, numbers out of range.</param>
sealed record Conditioning(Reference[] Values, double[] Spread, string? Hostile)
{
    /// <summary>The relative error put in, some hundred times that of float32.</summary>
    const double Disturbance = 1e-5;

    /// <summary>Errors add up within an operation, and two runs may be lucky.</summary>
    const double Margin = 60;

    const double Largest = 1e15, Smallest = 1e-15;

    /// <summary>What float64 kernels may differ by.</summary>
    public double[] Double => Allowed(1e-11, 1e-280);

    /// <summary>What float32 code may differ by.</summary>
    public double[] Single => Allowed(6e-8, 1e-30);

    double[] Allowed(double epsilon, double tiny) =>
        [.. Spread.Zip(Values, (s, v) => Margin * epsilon * (s / Disturbance) + epsilon * v.Data.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max() + tiny)];

    public static Conditioning Of(Graph graph, Oracle oracle, int runs = 2)
    {
        var values = Evaluation.Run(graph, oracle);
        Reference[] outputs = [.. graph.Outputs.Select(o => values[o.Node])];
        var spread = new double[outputs.Length];
        foreach (var (node, value) in values)
        {
            if (node.Type == ElementType.Float32 && value.Data.Any(x => IsOutOfRange(x, IsExact(node)))) return new(outputs, spread, $"{node.Op.Name} is out of range");
        }
        for (var run = 0; run < runs; run++)
        {
            var disturbed = Evaluation.Run(graph, oracle, (node, value) => IsExact(node) ? value : Disturb(value, node.Id, run));
            foreach (var (node, value) in values)
            {
                if (Evaluation.Jumps(node) && !value.Data.AsSpan().SequenceEqual(disturbed[node].Data)) return new(outputs, spread, $"{node.Op.Name} may fall either way");
            }
            for (var k = 0; k < spread.Length; k++)
            {
                var other = disturbed[graph.Outputs[k].Node].Data;
                for (var i = 0; i < other.Length; i++)
                {
                    if (!other[i].Equals(outputs[k].Data[i])) spread[k] = Math.Max(spread[k], Math.Abs(other[i] - outputs[k].Data[i]));
                }
            }
        }
        return new(outputs, spread, null);
    }

    /// <summary>The maximum of nothing is infinite, and what only moves numbers may move it.</summary>
    static bool IsOutOfRange(double x, bool isExact) =>
        double.IsNaN(x) || (double.IsInfinity(x) ? !isExact : x != 0 && Math.Abs(x) is > Largest or < Smallest);

    /// <summary>Operations that choose, move or negate what they read, and numbers that float32 holds exactly.</summary>
    static bool IsExact(Node node) => node.Type != ElementType.Float32 || node.Op switch
    {
        Negate or Abs or Sign or Floor or Ceil or Trunc or Round or Maximum or Minimum or Select or Cast or StopGradient => true,
        ElementwiseOp => false,
        PullOp or ReduceMax or ScatterMax or WindowMax or WindowTake => true,
        _ => false,
    };

    /// <summary>Equal elements of a value stay equal: however they are computed, it is the same way.</summary>
    static Reference Disturb(Reference value, int node, int run)
    {
        var data = new double[value.Data.Length];
        for (var i = 0; i < data.Length; i++) data[i] = value.Data[i] * (1 + Disturbance * Noise(value.Data[i], node, run));
        return new Reference(value.Shape, data);
    }

    /// <summary>Between -1 and 1.</summary>
    static double Noise(double value, int node, int run)
    {
        unchecked
        {
            var x = (ulong)BitConverter.DoubleToInt64Bits(value) + 0x9E3779B97F4A7C15UL * (ulong)(2 * node + run + 1);
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return (x >> 11) * (2.0 / (1UL << 53)) - 1;
        }
    }
}
