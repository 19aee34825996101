using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream report</c>: a line for each stream, and one for each way that messages are copied.</summary>
internal sealed class StreamReportCommand(Option<bool> showAll)
{
    private readonly Option<string> _subject = CommandParts.Text("--subject", "SUBJECT", "Only streams that store matching subjects");
    private readonly Option<string> _cluster = CommandParts.Text("--cluster", "CLUSTER", "Only streams in a cluster");
    private readonly Option<bool> _byConsumers = CommandParts.Flag("--consumers", "Sort by the number of consumers", "-o");
    private readonly Option<bool> _byMessages = CommandParts.Flag("--messages", "Sort by the number of messages", "-m");
    private readonly Option<bool> _byName = CommandParts.Flag("--name", "Sort by name", "-n");
    private readonly Option<bool> _byStorage = CommandParts.Flag("--storage", "Sort by storage", "-t");
    private readonly Option<bool> _raw = CommandParts.Flag("--raw", "Write plain numbers", "-r");
    private readonly Option<string> _dot = CommandParts.Text("--dot", "FILE", "Write how streams copy from each other as a GraphViz graph");
    private readonly Option<bool> _leaders = CommandParts.Flag("--leaders", "Show how many streams each server leads", "-l");

    public static void AddTo(Command family, CommandRunner runner, Option<bool> all)
    {
        var report = new StreamReportCommand(all);
        Command command = CommandParts.Named("report", "Report on streams");
        Option[] options =
        [
            report._subject, report._cluster, report._byConsumers, report._byMessages, report._byName, report._byStorage, report._raw, report._dot, report._leaders,
        ];
        foreach (Option option in options)
        {
            command.Add(option);
        }

        family.Add(command);
        runner.Bind(command, report.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        IEnumerable<StreamInfo> all = await new StreamApi(js).ListAsync(context.Get(_subject) ?? "");
        StreamInfo[] streams = [.. Sorted(context, all.Where(s => (context.Get(showAll) || !StreamApi.IsInternal(s.Config.Name))
            && (context.Get(_cluster) is not { } cluster || s.Cluster?.Name == cluster)))];
        if (streams.Length == 0)
        {
            context.Out.Line("No Streams defined");
            context.Out.Flush();
            return;
        }

        context.Out.Text(Report(context, streams));
        string? replication = Replication(context, streams);
        _ = replication is null ? "" : Separate(context, replication);
        if (context.Get(_leaders))
        {
            Separate(context, Leaders(context, streams));
        }

        if (context.Get(_dot) is { } file)
        {
            await File.WriteAllTextAsync(file, ReplicationGraph.Dot(streams), context.Cancel);
        }

        context.Out.Flush();
    }

    private static string Separate(CommandContext context, string text)
    {
        context.Out.Line();
        context.Out.Text(text);
        return text;
    }

    private IEnumerable<StreamInfo> Sorted(CommandContext context, IEnumerable<StreamInfo> streams) =>
        context.Get(_byConsumers) ? streams.OrderBy(s => s.State.ConsumerCount)
        : context.Get(_byMessages) ? streams.OrderBy(s => s.State.Messages)
        : context.Get(_byName) ? streams
        : context.Get(_byStorage) ? streams.OrderBy(s => s.Config.Storage)
        : streams.OrderBy(s => s.State.Bytes);

    private string Report(CommandContext context, IEnumerable<StreamInfo> streams)
    {
        bool isRaw = context.Get(_raw);
        var table = new Table("Stream Report", "Stream", "Storage", "Placement", "Consumers", "Messages", "Bytes", "Lost", "Deleted", "Replicas");
        foreach (StreamInfo stream in streams)
        {
            StreamStateInfo state = stream.State;
            Placement? placement = stream.Config.Placement;
            table.Row(
                stream.Config.Name,
                stream.Config.Storage.ToString(),
                string.Join(" ", new[] { placement is { Cluster.Length: > 0 } ? $"cluster: {placement.Cluster}" : "", placement?.Tags is { Count: > 0 } tags ? $"tags: {string.Join(", ", tags)}" : "" }.Where(p => p.Length > 0)),
                CountText.Format((ulong)state.ConsumerCount, isRaw),
                CountText.Format(state.Messages, isRaw),
                CountText.Size(state.Bytes, isRaw),
                state.Lost is { } lost ? $"{CountText.Format((ulong)(lost.Sequences?.Count ?? 0), isRaw)} ({CountText.Size(lost.Bytes, isRaw)})" : "0",
                CountText.Format((ulong)state.NumDeleted, isRaw),
                ClusterText.Short(stream.Cluster));
        }

        return table.Render(context.Host, context.Settings.ColourScheme);
    }

    /// <summary>Null where nothing is copied.</summary>
    private string? Replication(CommandContext context, IEnumerable<StreamInfo> streams)
    {
        var table = new Table("Replication Report", "Stream", "Kind", "API Prefix", "Source Stream", "Filters and Transforms", "Active", "Lag", "Error");
        bool any = false;
        foreach (StreamInfo stream in streams)
        {
            IEnumerable<(string Kind, StreamSourceInfo Origin)> origins = (stream.Mirror is { } mirror ? [("Mirror", mirror)] : Enumerable.Empty<(string, StreamSourceInfo)>())
                .Concat((stream.Sources ?? []).Select(source => ("Source", source)));
            foreach ((string kind, StreamSourceInfo origin) in origins)
            {
                any = true;
                string transforms = string.Join(", ", (origin.SubjectTransforms ?? []).Select(t => $"{t.Source} to {t.Destination}").Prepend(origin.FilterSubject).Where(t => t.Length > 0));
                table.Row(
                    stream.Config.Name, kind, origin.External?.Api ?? "", origin.Name, transforms, OriginText.Active(origin), CountText.Format(origin.Lag, context.Get(_raw)),
                    origin.Error?.Description ?? "");
            }
        }

        return any ? table.Render(context.Host, context.Settings.ColourScheme) : null;
    }

    private static string Leaders(CommandContext context, IEnumerable<StreamInfo> streams)
    {
        var table = new Table("Stream Leaders", "Server", "Streams");
        foreach (IGrouping<string, StreamInfo> leader in streams.GroupBy(s => s.Cluster?.Leader ?? "").OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            table.Row(leader.Key.Length > 0 ? leader.Key : "no leader", CountText.Format(leader.Count()));
        }

        return table.Render(context.Host, context.Settings.ColourScheme);
    }
}
