using System.Globalization;

namespace Gust.Cli.Output;

/// <summary>What a command says about its doings, on standard error: never mixed with its results.</summary>
internal sealed class Log(CliHost host)
{
    private readonly Lock _gate = new();

    /// <summary>One line with the time of day in front, as the NATS tools write it.</summary>
    public void Line(string text)
    {
        string time = host.TimeProvider.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        lock (_gate)
        {
            host.Error.WriteLine($"{time} {text}");
        }
    }

    public void Error(string text)
    {
        bool colour = host.ErrorIsTerminal && string.IsNullOrEmpty(host.Environment("NO_COLOR"));
        lock (_gate)
        {
            host.Error.WriteLine(colour ? $"\e[31m{host.Name}:\e[0m {text}" : $"{host.Name}: {text}");
        }
    }
}
