namespace Gust.Cli;

/// <summary>Ends a command with one line for the user: what is wrong and what to do.</summary>
internal class CliException(string message, int exitCode = CliApp.Failure) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
