using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.JetStream.Objects;

/// <summary><c>object get</c>: brings a file back. It is complete and proved, or it is not there.</summary>
internal sealed class ObjectGetCommand
{
    private const string StandardOut = "-";
    private readonly Argument<string> _bucket = ObjectCommand.Bucket();
    private readonly Argument<string> _name = new("file") { Description = "Name of the object" };
    private readonly Option<string> _output = CommandParts.Text("--output", "FILE", "Where to write it, instead of a file of its name here; - for standard output", "-O");
    private readonly (Option<bool>, Option<bool>) _progress;
    private readonly Option<bool> _force = CommandParts.Flag("--force", "Replace a file without asking", "-f");

    private ObjectGetCommand(Command command)
    {
        command.Add(_bucket);
        command.Add(_name);
        command.Add(_output);
        command.Add(_force);
        _progress = CommandParts.OnOffFlag(command, "progress", "Show a progress bar on a terminal");
    }

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("get", "Retrieve a file");
        var get = new ObjectGetCommand(command);
        family.Add(command);
        runner.Bind(command, get.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        string name = context.Get(_name);
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        ObjectBucket bucket = await ObjectBucket.OpenAsync(js, context.Get(_bucket));
        ObjectInfo info = await bucket.InfoAsync(name);
        if (context.Get(_output) == StandardOut)
        {
            context.Out.Flush();
            await bucket.GetAsync(name, context.Host.Out, _ => { });
            return;
        }

        string file = Path.GetFullPath(context.Get(_output) ?? Path.GetFileName(name));
        if (File.Exists(file) && !context.Get(_force) && !await Confirmation.AskAsync(context, $"Replace existing file {file}?", "--force"))
        {
            return;
        }

        long start = context.Host.TimeProvider.GetTimestamp();
        await WriteAsync(context, bucket, info, file);
        TimeSpan took = context.Host.TimeProvider.GetElapsedTime(start);
        context.Log.Line($"Wrote: {SizeText.Format(info.Size)} to {file} in {DurationText.Format(took)} average {SizeText.Format(info.Size / Math.Max(took.TotalSeconds, 1e-6))}/s");
    }

    private async Task WriteAsync(CommandContext context, ObjectBucket bucket, ObjectInfo info, string file)
    {
        string partial = file + ".part";
        long done = 0;
        try
        {
            await using (FileStream target = File.Create(partial))
            {
                Task get = bucket.GetAsync(info.Name, target, bytes => Volatile.Write(ref done, bytes));
                await TransferProgress.ShowAsync(context.Host, context.Get(_progress), info.Name, () => Volatile.Read(ref done), info.Size, get);
            }

            File.Move(partial, file, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
