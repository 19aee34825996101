using System.Text;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Logging;

/// <summary>Log lines on standard error, in colour on a terminal.</summary>
internal sealed class StandardErrorWriter(LoggingOptions options, TimeProvider time) : ILogWriter
{
    private readonly LogLine _line = new(options, time, colours: !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "");
    private readonly Stream _output = Console.OpenStandardError();
    private readonly Lock _lock = new();

    public void Write(LogLevel level, string text)
    {
        byte[] line = Encoding.UTF8.GetBytes(_line.Format(level, text));
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
