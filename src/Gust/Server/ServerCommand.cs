using System.Net.Sockets;
using Gust.Configuration;
using Gust.Configuration.CommandLine;
using Gust.Server;

namespace Gust.Cli.Server;

/// <summary><c>gust server</c>, and <c>nats-server</c> where a link has that name: runs the server in this process.</summary>
internal static class ServerCommand
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments, string program)
    {
        IReadOnlyList<ServerTool> tools = program == ProgramVersion.ReferenceName ? [] : ServerTools.All; // words of Gust, not of the reference
        CommandLineFlags flags = CommandLineFlags.Parse(arguments, tools);
        switch (flags.Action)
        {
            case CommandLineAction.Help:
                Console.Out.Write(UsageText.For(program, tools));
                return 0;
            case CommandLineAction.HelpTls:
                Console.Out.WriteLine(UsageText.TlsHelp);
                return 0;
            case CommandLineAction.Version:
                Console.Out.WriteLine(ProgramVersion.Text);
                return 0;
            case CommandLineAction.Fail:
                return Fail(flags, program, tools);
            case CommandLineAction.Signal:
                return SignalSender.Send(flags.Signal!);
            case CommandLineAction.TestConfiguration:
                return TestConfiguration(flags);
            default:
                return await StartAsync(flags).ConfigureAwait(false);
        }
    }

    private static int Fail(CommandLineFlags flags, string program, IReadOnlyList<ServerTool> tools)
    {
        Console.Error.WriteLine($"{ProgramName.Current}: {flags.Error}");
        if (flags.ShowUsage)
        {
            Console.Error.Write(UsageText.For(program, tools));
        }

        return flags.ExitCode;
    }

    private static int TestConfiguration(CommandLineFlags flags)
    {
        ConfigurationResult result = ServerConfiguration.Load(flags);
        Tell(result);
        if (!result.PassesTest)
        {
            return 1;
        }

        Console.Error.WriteLine($"{ProgramName.Current}: configuration file {flags.ConfigFile} is valid ({result.Digest})");
        return 0;
    }

    private static async Task<int> StartAsync(CommandLineFlags flags)
    {
        ProcessTuning.Apply();
        ConfigurationResult configuration = ServerConfiguration.Load(flags);
        if (!configuration.IsValid)
        {
            Tell(configuration);
            return 1;
        }

        try
        {
            await using ServerProcess process = await ServerProcess.StartAsync(flags, configuration).ConfigureAwait(false);
            await process.Completion.ConfigureAwait(false);
            return 0;
        }
        catch (GustConfigurationException e)
        {
            return Refuse(e.Errors);
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException)
        {
            return Refuse([e.Message]);
        }
    }

    private static void Tell(ConfigurationResult configuration)
    {
        foreach (object message in configuration.Errors.Concat(configuration.Warnings))
        {
            Console.Error.WriteLine($"{ProgramName.Current}: {message}");
        }
    }

    private static int Refuse(IEnumerable<string> errors)
    {
        foreach (string error in errors)
        {
            Console.Error.WriteLine($"{ProgramName.Current}: {error}");
        }

        return 1;
    }
}
