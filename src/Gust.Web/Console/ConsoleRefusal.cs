namespace Gust.Web.Console;

/// <summary>The console does not do what was asked of it.</summary>
/// <param name="status">HTTP status code.</param>
/// <param name="message">What is wrong and what to do, for the person before the screen.</param>
internal sealed class ConsoleRefusal(int status, string message) : Exception(message)
{
    public int Status => status;

    /// <summary>It may be tried again after this time; zero: at once.</summary>
    public TimeSpan RetryAfter { get; init; }
}
