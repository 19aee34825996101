namespace Gust.Server.Logging;

/// <summary>Log lines on standard error.</summary>
internal sealed class StandardErrorWriter(ILogLayout layout) : ILogWriter
{
    private readonly Stream _output = Console.OpenStandardError();
    private readonly Lock _lock = new();

    /// <summary>It is a terminal whose user likes colours.</summary>
    public static bool TakesColours => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";

    public void Write(in LogRecord record)
    {
        byte[] line = layout.Format(record);
        lock (_lock)
        {
            try
            {
                _output.Write(line);
            }
            catch (IOException)
            {
                // Nobody reads standard error any more; the server goes on.
            }
        }
    }

    public void Reopen()
    {
    }

    public void Dispose() => _output.Dispose();
}
