namespace NetGen.Benchmarks.Gpu.Reporting;

/// <summary>A line of the results: one side of one case in one precision.</summary>
sealed record Row
{
    /// <summary>The case's name.</summary>
    public required string Case { get; init; }

    /// <summary>The case's sizes, in words.</summary>
    public required string Setting { get; init; }

    /// <summary>The precision of products.</summary>
    public required string Precision { get; init; }

    /// <summary>Who did it.</summary>
    public required string Side { get; init; }

    /// <summary>Milliseconds per step: the median of the rounds.</summary>
    public double? Milliseconds { get; init; }

    /// <summary>Milliseconds per step, round by round.</summary>
    public IReadOnlyList<double> RoundMilliseconds { get; init; } = [];

    /// <summary>Seconds of the first step, in which everything is compiled.</summary>
    public double? FirstSeconds { get; init; }

    /// <summary>Milliseconds that the batch takes to the device; a part of the step.</summary>
    public double? UploadMilliseconds { get; init; }

    /// <summary>Bytes per second, of those that have to be moved; not of emulations.</summary>
    public double? BytesPerSecond { get; init; }

    /// <summary>The same as a fraction of the copy's; not of emulations.</summary>
    public double? FractionOfCopy { get; init; }

    /// <summary>Operations of products per second; not of emulations.</summary>
    public double? OperationsPerSecond { get; init; }

    /// <summary>NetGen's time to this peer's: below 1 NetGen is faster; not of emulations.</summary>
    public double? NetGenToThis { get; init; }

    /// <summary>Why there is no time, in a line.</summary>
    public string? Error { get; init; }
}
