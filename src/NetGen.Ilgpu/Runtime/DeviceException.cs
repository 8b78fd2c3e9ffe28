namespace NetGen;

/// <summary>A device is not there, cannot do what is asked, or was lost; the message says what to do.</summary>
public sealed class DeviceException : Exception
{
    /// <summary>With what happened and what to do.</summary>
    public DeviceException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
