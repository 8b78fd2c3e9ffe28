namespace NetGen.Benchmarks.Gpu.Measuring;

/// <summary>What went wrong, in a line of a table.</summary>
static class OneLine
{
    /// <summary>The exception's message, and that of its cause where it says more.</summary>
    public static string Of(Exception error)
    {
        var message = error.InnerException is { } inner && !error.Message.Contains(inner.Message, StringComparison.Ordinal) ? $"{error.Message} ({inner.Message})" : error.Message;
        return $"{error.GetType().Name}: {string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";
    }
}
