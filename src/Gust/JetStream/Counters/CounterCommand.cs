using System.CommandLine;
using System.Text.Json;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Output;

namespace Gust.Cli.JetStream.Counters;

/// <summary><c>counter</c>: numbers that many add to.</summary>
internal sealed class CounterCommand
{
    private const string SourcesHeader = "Nats-Counter-Sources";
    private readonly Option<string> _stream = CommandParts.Text("--stream", "STREAM", "Stream of the counter, where its subject does not tell");

    public static Command Family() => CommandParts.Named("counter", "Read counters and add to them", "ctr");

    /// <summary>Adds the family's own commands.</summary>
    public static void Fill(Command family, CommandRunner runner)
    {
        var counter = new CounterCommand();
        counter._stream.Recursive = true;
        family.Add(counter._stream);
        counter.AddGet(family, runner);
        counter.AddView(family, runner);
        counter.AddIncrement(family, runner);
        counter.AddList(family, runner);
    }

    private void AddGet(Command family, CommandRunner runner)
    {
        Command get = CommandParts.Named("get", "Show a counter's value", "g");
        Argument<string> subject = Subject();
        get.Add(subject);
        family.Add(get);
        runner.Bind(get, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            CounterStream counters = await CounterStream.OpenAsync(js, context.Get(_stream), context.Get(subject));
            context.Out.Line(CounterStream.Value(await counters.LastAsync(context.Get(subject))));
            context.Out.Flush();
        });
    }

    private void AddView(Command family, CommandRunner runner)
    {
        Command view = CommandParts.Named("view", "Show a counter and where its value comes from", "v");
        Argument<string> subject = Subject();
        view.Add(subject);
        family.Add(view);
        runner.Bind(view, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            CounterStream counters = await CounterStream.OpenAsync(js, context.Get(_stream), context.Get(subject));
            StoredMessage last = await counters.LastAsync(context.Get(subject));
            var text = new Columns($"Counter {last.Subject}");
            text.Row("Value", CounterStream.Value(last));
            text.RowIf("Increment", last.Headers?[CounterStream.IncrementHeader]);
            text.Row("Stream", counters.Config.Name);
            AddSources(text, last.Headers?[SourcesHeader]);
            context.Out.Text(text.Render());
            context.Out.Flush();
        });
    }

    private void AddIncrement(Command family, CommandRunner runner)
    {
        Command increment = CommandParts.Named("increment", "Add to a counter, and show its value", "incr", "i");
        Argument<string> subject = Subject();
        Argument<string> value = new("value") { Description = "What to add; may be negative", DefaultValueFactory = _ => "1" };
        increment.Add(subject);
        increment.Add(value);
        family.Add(increment);
        runner.Bind(increment, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            CounterStream counters = await CounterStream.OpenAsync(js, context.Get(_stream), context.Get(subject));
            context.Out.Line(await counters.AddAsync(context.Get(subject), context.Get(value)));
            context.Out.Flush();
        });
    }

    private void AddList(Command family, CommandRunner runner)
    {
        Command list = CommandParts.Named("list", "List the counters of a stream", "l", "ls");
        Argument<string?> subject = new("subject") { Description = "Only matching subjects", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> json = CommandParts.Flag("--json", "Write JSON", "-j");
        list.Add(subject);
        list.Add(json);
        family.Add(list);
        runner.Bind(list, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            CounterStream counters = await CounterStream.OpenAsync(js, context.Get(_stream), context.Get(subject));
            IReadOnlyDictionary<string, ulong> found = await new StreamApi(js).SubjectsAsync(counters.Config.Name, context.Get(subject) ?? ">");
            string[] names = [.. found.Keys.Order(StringComparer.Ordinal)];
            context.Out.Text(context.Get(json) ? JsonOutput.Texts(names) + "\n" : string.Concat(names.Select(name => name + "\n")));
            context.Out.Flush();
        });
    }

    /// <summary>What other streams brought, by stream and subject.</summary>
    private static void AddSources(Columns text, string? sources)
    {
        if (sources is null)
        {
            return;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(sources);
            text.Section("Sources");
            foreach (JsonProperty stream in document.RootElement.EnumerateObject())
            {
                text.Rows(stream.Name, stream.Value.EnumerateObject().Select(subject => $"{subject.Name}: {subject.Value}"));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new CliException($"the sources of the counter cannot be read: {e.Message}");
        }
    }

    private static Argument<string> Subject() => new("subject") { Description = "Subject of the counter" };
}
