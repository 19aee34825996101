using System.Text;

namespace Gust.Cli.Commands;

/// <summary>Asks several questions at the terminal, one after the other.</summary>
internal sealed class Prompter(CommandContext context)
{
    private readonly StandardInput _input = new(context.Host.In);

    /// <summary>False where nobody can answer.</summary>
    public bool IsInteractive => context.Host.InIsTerminal;

    /// <summary>The answer, or the default for an empty line or the end of the input.</summary>
    public async Task<string> AskAsync(string question, string @default = "")
    {
        context.Out.Text(@default.Length > 0 ? $"{question} [{@default}] " : question + " ");
        context.Out.Flush();
        byte[]? line = await _input.ReadLineAsync(context.Cancel);
        string answer = Encoding.UTF8.GetString(line ?? []).Trim();
        return answer.Length > 0 ? answer : @default;
    }

    /// <summary>The same for what must not be seen; the line is taken as it is.</summary>
    public async Task<string> AskSecretAsync(string question)
    {
        context.Out.Text(question + " ");
        context.Out.Flush();
        if (context.Host.ReadSecret is { } read)
        {
            string? secret = read();
            context.Out.Line();
            return secret ?? throw new OperationCanceledException();
        }

        return Encoding.UTF8.GetString(await _input.ReadLineAsync(context.Cancel) ?? []);
    }
}
