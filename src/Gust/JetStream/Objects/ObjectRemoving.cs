using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Streams;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Objects;

/// <summary>The commands that end something: <c>object del</c> and <c>object seal</c>.</summary>
internal static class ObjectRemoving
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        AddDelete(family, runner);
        AddSeal(family, runner);
    }

    private static void AddDelete(Command family, CommandRunner runner)
    {
        Command delete = CommandParts.Named("del", "Delete an object, or a bucket with all its objects", "rm", "delete");
        Argument<string> bucket = ObjectCommand.Bucket();
        Argument<string?> name = new("file") { Description = "Name of the object; the whole bucket when it is missing", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        delete.Add(bucket);
        delete.Add(name);
        delete.Add(force);
        family.Add(delete);
        runner.Bind(delete, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            ObjectBucket opened = await ObjectBucket.OpenAsync(js, context.Get(bucket));
            string? deleted = context.Get(name);
            string question = deleted is null ? $"Delete bucket {opened.Name} and all its files?" : $"Delete file {opened.Name} > {deleted}?";
            if (!context.Get(force) && !await Confirmation.AskAsync(context, question, "--force"))
            {
                return;
            }

            await (deleted is null ? new StreamApi(js).DeleteAsync(opened.Stream.Value.Config.Name) : opened.DeleteAsync(deleted));
            context.Out.Line(deleted is null ? $"Removed {opened.Name}" : $"Removed {opened.Name} > {deleted}");
            context.Out.Flush();
        });
    }

    private static void AddSeal(Command family, CommandRunner runner)
    {
        Command seal = CommandParts.Named("seal", "Refuse all further changes of a bucket; this cannot be undone");
        Argument<string> bucket = ObjectCommand.Bucket();
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        seal.Add(bucket);
        seal.Add(force);
        family.Add(seal);
        runner.Bind(seal, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            ObjectBucket opened = await ObjectBucket.OpenAsync(js, context.Get(bucket));
            string question = $"Really seal Bucket {opened.Name}, sealed buckets can not be unsealed or modified?";
            if (context.Get(force) || await Confirmation.AskAsync(context, question, "--force"))
            {
                ApiAnswer<StreamInfo> done = await StreamSealCommand.SealAsync(new StreamApi(js), opened.Stream.Value.Config.Name);
                context.Out.Line($"{opened.Name} has been sealed");
                context.Out.Text(ObjectText.Bucket(done.Value, context.Host.TimeProvider));
                context.Out.Flush();
            }
        });
    }
}
