namespace Gust.Monitoring;

/// <summary>A document cannot be given as it was asked for.</summary>
/// <param name="status">As an HTTP status code.</param>
/// <param name="message">For the one who asked.</param>
internal sealed class MonitoringRefusal(int status, string message) : Exception(message)
{
    public int Status => status;

    /// <summary>What was asked could not even be read.</summary>
    public bool IsUnreadable { get; init; }
}
