using NetGen.Benchmarks.Gpu.Cases;
using NetGen.Benchmarks.Gpu.Measuring;
using NetGen.Benchmarks.Gpu.Peer;
using NetGen.Benchmarks.Gpu.Reporting;

namespace NetGen.Benchmarks.Gpu;

/// <summary>Measures cases on NetGen's device and in the peers, in turns.</summary>
/// <param name="deviceName">A part of the device's name; null for the best.</param>
/// <param name="isEmulated">Whether the device is an emulation, of which only times are said.</param>
/// <param name="peers">The peers.</param>
/// <param name="plan">How long it takes.</param>
sealed class CaseRun(string? deviceName, bool isEmulated, IReadOnlyList<PeerProcess> peers, TurnPlan plan)
{
    /// <summary>Bytes per second of NetGen's copy, which fractions are of; unknown before it ran.</summary>
    double? copyBandwidth;

    /// <summary>The rows of a case: NetGen's first.</summary>
    public IReadOnlyList<Row> Measure(Case measured, Precision precision)
    {
        var row = new Row { Case = measured.Name, Setting = measured.Setting, Precision = precision.ToString(), Side = "NetGen" };
        List<(ISide Side, Row Row)> ready = [];
        List<Row> failed = [];
        DeviceSide? own = null;
        try
        {
            try
            {
                own = new DeviceSide(deviceName, measured, precision);
                ready.Add((own, row with { FirstSeconds = own.FirstSeconds, UploadMilliseconds = 1e3 * own.UploadSeconds }));
            }
            catch (Exception cause)
            {
                failed.Add(row with { Error = OneLine.Of(cause) });
            }
            foreach (var peer in peers)
            {
                try
                {
                    var (parameters, first) = peer.Prepare(measured, precision);
                    if (own?.Parameters is { } count && parameters is { } other && count != other)
                        throw new InvalidOperationException($"{count} parameters are trained here, but {other} there");
                    ready.Add((peer, row with { Side = peer.Name, FirstSeconds = first }));
                }
                catch (Exception cause)
                {
                    failed.Add(row with { Side = peer.Name, Error = OneLine.Of(cause) });
                }
            }
            var times = Turns.Measure([.. ready.Select(r => r.Side)], plan);
            if (measured.Name == "copy" && own is not null && times[0].Error is null) copyBandwidth = measured.Cost.Bytes / times[0].Median;
            var ownTimes = own is not null && times[0].Error is null ? times[0] : null;
            return [.. failed.Where(f => f.Side == row.Side), .. ready.Zip(times, (r, t) => With(r.Row, t, measured.Cost, ownTimes)), .. failed.Where(f => f.Side != row.Side)];
        }
        finally
        {
            foreach (var peer in peers) peer.Release();
            own?.Dispose();
        }
    }

    Row With(Row row, SideTimes times, StepCost cost, SideTimes? own)
    {
        if (times.Error is { } error) return row with { Error = error };
        row = row with { Milliseconds = 1e3 * times.Median, RoundMilliseconds = [.. times.Seconds.Select(s => 1e3 * s)] };
        if (isEmulated) return row;
        return row with
        {
            BytesPerSecond = cost.Bytes > 0 ? cost.Bytes / times.Median : null,
            FractionOfCopy = cost.Bytes > 0 ? cost.Bytes / times.Median / copyBandwidth : null,
            OperationsPerSecond = cost.Operations > 0 ? cost.Operations / times.Median : null,
            NetGenToThis = own is not null && own != times ? own.RatioTo(times) : null,
        };
    }
}
