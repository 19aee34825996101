using System.CommandLine;
using System.Globalization;
using System.Text;
using Gust.Cli.Commands;
using Gust.Cli.Messages;

namespace Gust.Cli.JetStream.KeyValue;

/// <summary>The commands that write a value: <c>kv put</c>, <c>create</c>, <c>update</c>.</summary>
internal static class KeyValueWriting
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        AddPut(family, runner);
        AddCreate(family, runner);
        AddUpdate(family, runner);
    }

    private static void AddPut(Command family, CommandRunner runner)
    {
        Command put = CommandParts.Named("put", "Put a value under a key");
        Argument<string> bucket = KeyValueCommand.Bucket();
        Argument<string> key = KeyValueCommand.Key();
        Argument<string?> value = ValueArgument.Create();
        put.Add(bucket);
        put.Add(key);
        put.Add(value);
        family.Add(put);
        runner.Bind(put, async context =>
        {
            ReadOnlyMemory<byte> bytes = await ValueArgument.ReadAsync(context, value);
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            await (await Bucket.OpenAsync(js, context.Get(bucket))).PutAsync(context.Get(key), bytes);
            BodyPrinter.Compact(context.Out, bytes.Span);
            context.Out.Flush();
        });
    }

    private static void AddCreate(Command family, CommandRunner runner)
    {
        Command create = CommandParts.Named("create", "Put a value under a key that is new or was deleted");
        Argument<string> bucket = KeyValueCommand.Bucket();
        Argument<string> key = KeyValueCommand.Key();
        Argument<string?> value = ValueArgument.Create();
        Option<TimeSpan?> ttl = CommandParts.Duration("--ttl", "How long the value is kept, from a second up");
        create.Add(bucket);
        create.Add(key);
        create.Add(value);
        create.Add(ttl);
        family.Add(create);
        runner.Bind(create, async context =>
        {
            ReadOnlyMemory<byte> bytes = await ValueArgument.ReadAsync(context, value);
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            await (await Bucket.OpenAsync(js, context.Get(bucket))).CreateAsync(context.Get(key), bytes, context.Get(ttl));
            BodyPrinter.Compact(context.Out, bytes.Span);
            context.Out.Flush();
        });
    }

    private static void AddUpdate(Command family, CommandRunner runner)
    {
        Command update = CommandParts.Named("update", "Put a value unless the key has changed since a revision");
        Argument<string> bucket = KeyValueCommand.Bucket();
        Argument<string> key = KeyValueCommand.Key();
        Argument<string> value = new("value") { Description = "Value" };
        Argument<string> revision = new("revision") { Description = "Revision of the value before" };
        update.Add(bucket);
        update.Add(key);
        update.Add(value);
        update.Add(revision);
        family.Add(update);
        runner.Bind(update, async context =>
        {
            ulong expected = Revision(context.Get(revision));
            byte[] bytes = Encoding.UTF8.GetBytes(context.Get(value));
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            await (await Bucket.OpenAsync(js, context.Get(bucket))).UpdateAsync(context.Get(key), bytes, expected);
            BodyPrinter.Compact(context.Out, bytes);
            context.Out.Flush();
        });
    }

    public static ulong Revision(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong revision)
        ? revision
        : throw new CliException($"\"{text}\" is not a revision: they are whole numbers");
}
