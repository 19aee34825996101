using System.CommandLine;
using System.CommandLine.Help;
using Gust.Cli.Admin.Events;
using Gust.Cli.Admin.Top;
using Gust.Cli.Auth;
using Gust.Cli.Bench;
using Gust.Cli.Commands;
using Gust.Cli.Connections;
using Gust.Cli.JetStream.Accounts;
using Gust.Cli.JetStream.Consumers;
using Gust.Cli.JetStream.Counters;
using Gust.Cli.JetStream.KeyValue;
using Gust.Cli.JetStream.Lookup;
using Gust.Cli.JetStream.Objects;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Latency;
using Gust.Cli.Output;
using Gust.Cli.Server;
using Gust.Client;

namespace Gust.Cli;

/// <summary>The command-line tool. Runs in any process; everything outside comes through <see cref="CliHost"/>.</summary>
internal static class CliApp
{
    public const int Success = 0;
    public const int Failure = 1;

    /// <summary>What shells give for a command that Ctrl-C ended before its work was done.</summary>
    public const int Interrupted = 130;

    /// <summary>The same for SIGTERM.</summary>
    public const int Terminated = 143;

    public static async Task<int> RunAsync(string[] args, CliHost host, CancellationToken cancel = default)
    {
        if (args is ["help", ..])
        {
            args = [.. args[1..], "--help"];
        }

        if (args is ["server", ..] && host.RunServer is not null && !ServerTools.AreMeantBy(args))
        {
            return await host.RunServer(args[1..]);
        }

        var output = new StandardOutput(host.Out);
        var log = new Log(host);
        var runner = new CommandRunner(host, new GlobalOptions(), output, log);
        ParseResult parsed = Parse(BuildRoot(host, runner, args), args);
        if (parsed.Action is not HelpAction && ParseErrors.First(parsed) is { } error)
        {
            log.Error($"{error}; see {CommandPath(host, parsed)} --help");
            return Failure;
        }

        runner.PrepareHelp(parsed.CommandResult);
        return await GuardAsync(log, () => InvokeAsync(parsed, host, runner, output, cancel));
    }

    private static Command BuildRoot(CliHost host, CommandRunner runner, string[] args)
    {
        var root = new Command(host.Name, "NATS messaging: server and tools in one executable");
        root.Add(new HelpOption("--help", ["-h"]) { Recursive = true });
        runner.Globals.AddTo(root);
        root.Add(PubCommand.Create(runner));
        root.Add(SubCommand.Create(runner));
        root.Add(RequestCommand.Create(runner));
        root.Add(ReplyCommand.Create(runner));
        root.Add(RttCommand.Create(runner));
        AddFamily(StreamCommand.Family(), StreamCommand.Fill);
        AddFamily(ConsumerCommand.Family(), ConsumerCommand.Fill);
        AddFamily(KeyValueCommand.Family(), KeyValueCommand.Fill);
        AddFamily(ObjectCommand.Family(), ObjectCommand.Fill);
        AddFamily(CounterCommand.Family(), CounterCommand.Fill);
        AddFamily(AccountCommand.Family(), AccountCommand.Fill);
        AddFamily(SchemaCommand.Family(), SchemaCommand.Fill);
        AddFamily(ErrorsCommand.Family(), ErrorsCommand.Fill);
        AddFamily(BenchCommand.Family(), BenchCommand.Fill);
        root.Add(ContextCommand.Create(runner));
        AddFamily(AuthCommand.Family(), AuthCommand.Fill);
        AddFamily(LatencyCommand.Family(), LatencyCommand.Fill);
        AddFamily(EventsCommand.Family(), EventsCommand.Fill);
        AddFamily(TopCommand.Family(), TopCommand.Fill);
        AddFamily(ServerTools.Family(host), ServerTools.Fill);
        AddVersion(root, host, runner);
        return root;

        // Only a family that is named is filled: all commands of all families would delay every start.
        void AddFamily(Command family, Action<Command, CommandRunner> fill)
        {
            root.Add(family);
            if (args.Any(word => word == family.Name || family.Aliases.Contains(word)))
            {
                fill(family, runner);
            }
        }
    }

    /// <summary>What follows a word that is no command may look like one: it is not looked at.</summary>
    private static ParseResult Parse(Command root, string[] args)
    {
        var parsing = new ParserConfiguration { ResponseFileTokenReplacer = null }; // a body may begin with @
        ParseResult parsed = root.Parse(args, parsing);
        int stray = ParseErrors.StrayBeforeCommand(parsed);
        return stray < 0 ? parsed : root.Parse([.. parsed.Tokens.Take(stray + 1).Select(token => token.Value)], parsing);
    }

    private static void AddVersion(Command root, CliHost host, CommandRunner runner)
    {
        Option<bool> version = CommandParts.Flag("--version", "Show the version");
        root.Add(version);
        runner.Bind(root, context =>
        {
            if (!context.Get(version))
            {
                throw new CliException($"name a command; see {host.Name} --help");
            }

            context.Out.Line($"{host.Name} {typeof(CliApp).Assembly.GetName().Version?.ToString(3)}");
            context.Out.Flush();
        });
    }

    private static async Task<int> InvokeAsync(
        ParseResult parsed, CliHost host, CommandRunner runner, StandardOutput output, CancellationToken cancel)
    {
        using var help = new StringWriter { NewLine = "\n" };
        using var interruption = new Interruption(host.TerminationTimeout, host.TimeProvider, cancel);
        int exitCode = await interruption.WatchAsync(parsed.InvokeAsync(
            new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = help,
                Error = host.Error,
            },
            interruption.Token));
        if (help.ToString() is { Length: > 0 } page)
        {
            output.Text(page.TrimEnd('\n') + "\n\n" + runner.Explanation(parsed.CommandResult.Command));
        }

        output.Flush();
        return exitCode;
    }

    /// <summary>Every failure the user can meet becomes one line and an exit code; defects of ours keep their trace.</summary>
    private static async Task<int> GuardAsync(Log log, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (CliException e)
        {
            log.Error(e.Message);
            return e.ExitCode;
        }
        catch (BrokenPipeException)
        {
            return Success;
        }
        catch (OperationCanceledException)
        {
            log.Error("interrupted");
            return Interrupted;
        }
        catch (TimeoutException)
        {
            log.Error("the server did not answer in time; --timeout waits longer");
            return Failure;
        }
        catch (Exception e) when (e is NatsException or FormatException or IOException or UnauthorizedAccessException)
        {
            log.Error(e.Message);
            return Failure;
        }
        catch (ArgumentException e) when (e.ParamName is "subject")
        {
            log.Error(e.Message.Split(" (Parameter", 2)[0]);
            return Failure;
        }
    }

    private static string CommandPath(CliHost host, ParseResult parsed)
    {
        var names = new Stack<string>();
        for (System.CommandLine.Parsing.SymbolResult? at = parsed.CommandResult; at is not null; at = at.Parent)
        {
            if (at is System.CommandLine.Parsing.CommandResult { Parent: not null } command)
            {
                names.Push(command.IdentifierToken.Value); // the alias the user knows
            }
        }

        return string.Join(' ', names.Prepend(host.Name));
    }
}
