using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.Messages;

/// <summary>Passes bodies through the command of <c>--translate</c> before they are shown.</summary>
internal sealed class BodyTranslator
{
    private static readonly Dictionary<string, string> NoVariables = [];
    private readonly IReadOnlyList<string> _words;
    private readonly string _command;
    private readonly Log _log;

    private BodyTranslator(string command, Log log)
    {
        _command = command;
        _words = ShellWords.Split(command);
        _log = log;
        if (_words.Count == 0)
        {
            throw new CliException("--translate needs a command, such as \"base64 -d\"");
        }
    }

    /// <summary>Null when there is no command.</summary>
    public static BodyTranslator? For(string? command, Log log) => command is null ? null : new BodyTranslator(command, log);

    /// <summary>The command's output; the body itself when the command fails.</summary>
    public async Task<ReadOnlyMemory<byte>> TranslateAsync(ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        (byte[] output, int exitCode) = await ChildProcess.RunAsync(_words, body, NoVariables, withErrors: false, cancel);
        if (exitCode == 0)
        {
            return output;
        }

        _log.Line($"{Quoted.Text(_command)} ended with exit code {exitCode}; showing the body as it came");
        return body;
    }
}
