using System.CommandLine;
using System.Text.Json;
using Gust.Cli.Commands;
using Gust.Client;

namespace Gust.Cli.Admin.Checks;

/// <summary><c>server check</c>: health checks with the outputs and exit codes of monitoring systems.</summary>
internal sealed class CheckCommand
{
    private readonly Command _family;
    private readonly CommandRunner _runner;
    private readonly Option<string> _format = CommandParts.Text("--format", "FORMAT", "How to write the result: nagios, json, prometheus or text (default nagios)");
    private readonly Option<string> _namespace = CommandParts.Text("--namespace", "NAME", "Begins the names of Prometheus metrics (default nats_server_check)");
    private readonly Option<string> _file = CommandParts.Text("--outfile", "FILE", "Write the result to a file, which is replaced in one step");

    private CheckCommand(Command family, CommandRunner runner)
    {
        (_family, _runner) = (family, runner);
        _format.AcceptOnlyFromAmong(CheckRendering.Formats);
        foreach (Option option in (Option[])[_format, _namespace, _file])
        {
            option.Recursive = true;
            family.Add(option);
        }
    }

    public static void AddTo(Command server, CommandRunner runner)
    {
        Command family = CommandParts.Named("check", "Check the health of servers; exit codes 0 (fine), 1 (warning), 2 (critical) and 3 (unknown)");
        var check = new CheckCommand(family, runner);
        ConnectionCheck.AddTo(check);
        StreamCheck.AddTo(check);
        ConsumerCheck.AddTo(check);
        MessageCheck.AddTo(check);
        MetaCheck.AddTo(check);
        RequestCheck.AddTo(check);
        JetStreamCheck.AddTo(check);
        ServerCheck.AddTo(check);
        KeyValueCheck.AddTo(check);
        CredentialCheck.AddTo(check);
        server.Add(family);
    }

    /// <summary>Adds a kind of check.</summary>
    /// <param name="names">Name and aliases of the command.</param>
    /// <param name="description">For the help.</param>
    /// <param name="options">Of the command.</param>
    /// <param name="start">What is checked, as far as it is known before.</param>
    /// <param name="run">Fills the result; what it throws is critical.</param>
    public Command Add(string[] names, string description, Option[] options, Func<CommandContext, string> start, Func<CommandContext, CheckResult, Task> run)
    {
        Command command = CommandParts.Named(names[0], description, names[1..]);
        foreach (Option option in options)
        {
            command.Add(option);
        }

        _family.Add(command);
        _runner.Bind(command, async context =>
        {
            var result = new CheckResult(names[0], start(context));
            await RunAsync(context, result, run);
            await WriteAsync(context, CheckRendering.Render(result, context.Get(_format) ?? "nagios", context.Get(_namespace) ?? "nats_server_check", context));
            return (int)result.Status;
        });
        return command;
    }

    public void Explain(Command command, string text) => _runner.Explain(command, text);

    /// <summary>A monitoring system must hear of a failure in its own format.</summary>
    private static async Task RunAsync(CommandContext context, CheckResult result, Func<CommandContext, CheckResult, Task> run)
    {
        try
        {
            await run(context, result);
        }
        catch (TimeoutException)
        {
            result.Critical("the server did not answer in time");
        }
        catch (Exception e) when (e is CliException or NatsException or FormatException or IOException or UnauthorizedAccessException or JsonException)
        {
            result.Critical(e.Message);
        }
    }

    private async Task WriteAsync(CommandContext context, string text)
    {
        if (context.Get(_file) is not { } file)
        {
            context.Out.Text(text);
            context.Out.Flush();
            return;
        }

        string temporary = $"{file}.{Environment.ProcessId}.tmp"; // beside it, so that it can take its place
        await File.WriteAllTextAsync(temporary, text, context.Cancel);
        File.Move(temporary, file, overwrite: true);
    }
}
