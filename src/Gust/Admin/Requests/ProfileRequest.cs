using System.CommandLine;
using System.Globalization;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Requests;

/// <summary><c>server request profile</c>: lets servers profile themselves, and saves what they answer.</summary>
internal static class ProfileRequest
{
    private const long CpuNanosecondsMax = 15_000_000_000;

    public static void AddTo(Command family, CommandRunner runner, ServerFilter filter)
    {
        Command command = CommandParts.Named("profile", "Run a profile on the servers and save it", "profilez");
        Argument<string> name = new("profile") { Description = "allocs, block, cpu, goroutine, heap, mutex or threadcreate" };
        Argument<string> directory = new("dir") { Description = "Directory for the files", DefaultValueFactory = _ => "." };
        Option<long> debug = CommandParts.Number("--debug", "Level of detail; from 1 as text", @default: 0, min: 0);
        Option<TimeSpan?> duration = CommandParts.Duration("--duration", "How long a cpu profile takes (default 1s, 15s at most)");
        command.Add(name);
        command.Add(directory);
        command.Add(debug);
        command.Add(duration);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            if (!Directory.Exists(context.Get(directory)))
            {
                throw new CliException($"there is no directory {context.Get(directory)}");
            }

            RequestBody body = new RequestBody().With("name", context.Get(name)).With("debug", context.Get(debug));
            if (context.Get(duration) is { } period)
            {
                body = body.With("duration", Math.Min(CpuNanosecondsMax, TimeText.ToNanoseconds(period)));
            }

            await using SystemApi system = await SystemApi.OpenAsync(context);
            string prefix = $"{context.Get(name)}-{context.Host.TimeProvider.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-";
            bool allGood = true;
            foreach ((ServerIdentity server, ProfileAnswer profile) in SystemReading.Answers(
                await system.AskServersAsync("PROFILEZ", body, filter.Chosen(context)), DocumentJson.Default.SystemAnswerProfileAnswer))
            {
                allGood &= await SaveAsync(context, server, profile, Path.Combine(context.Get(directory), prefix + server.Name));
            }

            context.Out.Flush();
            return allGood ? CliApp.Success : CliApp.Failure;
        });
    }

    private static async Task<bool> SaveAsync(CommandContext context, ServerIdentity server, ProfileAnswer profile, string file)
    {
        if (profile.Error.Length > 0 || profile.Profile is null)
        {
            context.Log.Error($"server {server.Name} refused: {profile.Error}");
            return false;
        }

        await File.WriteAllBytesAsync(file, profile.Profile, context.Cancel);
        context.Out.Line($"Server {server.Name} profile written: {file}");
        return true;
    }
}
