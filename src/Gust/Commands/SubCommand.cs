using System.CommandLine;
using System.Threading.Channels;
using Gust.Cli.Messages;
using Gust.Client;

namespace Gust.Cli.Commands;

/// <summary><c>sub</c>: subscribes and shows what comes.</summary>
internal sealed class SubCommand
{
    private const int QueuedMessagesMax = 16 * 1024;
    private readonly SubOptions _options = new();

    public static Command Create(CommandRunner runner)
    {
        var sub = new SubCommand();
        var command = new Command("subscribe", "Subscribe and show messages");
        command.Aliases.Add("sub");
        sub._options.AddTo(command);
        runner.Bind(command, sub.RunAsync);
        return command;
    }

    private async Task RunAsync(CommandContext context)
    {
        _options.Validate(context);
        var printer = new MessagePrinter(context, _options);
        await using NatsClient client = await context.OpenAsync();
        var incoming = Channel.CreateBounded<Message>(new BoundedChannelOptions(QueuedMessagesMax) { SingleReader = true });
        List<Subscription> subscriptions = await SubscribeAsync(context, client, incoming);
        _ = CompleteWhenEndedAsync(client, incoming.Writer);
        var receiver = new SubReceiver(context, _options, printer, subscriptions);
        try
        {
            await ReceiveAsync(context, receiver, incoming.Reader);
        }
        finally
        {
            receiver.Finish();
        }

        if (client is { Ended.IsCompleted: true, Failure: { } failure } && !receiver.IsDone)
        {
            throw new CliException($"the connection ended: {failure.Message}");
        }
    }

    /// <summary>Returns when the server knows the subscriptions; the line it logs can be waited for.</summary>
    private async Task<List<Subscription>> SubscribeAsync(CommandContext context, NatsClient client, Channel<Message> incoming)
    {
        string[] subjects = context.Get(_options.Subjects) is { Length: > 0 } named ? named : [client.NewInbox()];
        List<Subscription> subscriptions = [.. subjects.Select(subject => client.Subscribe(subject, context.Get(_options.Queue), shared: incoming))];
        if (context.Get(_options.MatchReplies))
        {
            client.Subscribe((context.Settings.InboxPrefix ?? "_INBOX") + ".>", shared: incoming);
        }

        await client.FlushAsync(context.Cancel);
        if (client.LastServerError is { } error)
        {
            throw new CliException($"the server refused: {error}");
        }

        context.Connector.Events.TellServerErrors = true;
        if ((!context.Get(_options.Raw) && context.Get(_options.Dump) is null) || context.Get(_options.Inbox))
        {
            context.Log.Line($"Subscribing on {string.Join(", ", subjects)}");
        }

        return subscriptions;
    }

    /// <summary>Takes messages until the receiver has enough, nothing came for <c>--wait</c>, or the user ends it.</summary>
    private async Task ReceiveAsync(CommandContext context, SubReceiver receiver, ChannelReader<Message> incoming)
    {
        TimeProvider time = context.Host.TimeProvider;
        TimeSpan? wait = context.Get(_options.Wait);
        long lastMessage = time.GetTimestamp();
        while (!receiver.IsDone)
        {
            while (incoming.TryRead(out Message? message))
            {
                lastMessage = time.GetTimestamp();
                await receiver.AcceptAsync(message);
                if (receiver.IsDone)
                {
                    return;
                }
            }

            receiver.Idle();
            TimeSpan? left = wait - time.GetElapsedTime(lastMessage);
            if (left <= TimeSpan.Zero || !await WaitAsync(context, incoming, receiver.IsReport, left))
            {
                return;
            }
        }
    }

    /// <summary>False when there will be no more messages.</summary>
    private static async Task<bool> WaitAsync(CommandContext context, ChannelReader<Message> incoming, bool report, TimeSpan? left)
    {
        TimeSpan bound = left ?? Timeout.InfiniteTimeSpan;
        if (report && (left is null || left > SubReceiver.ReportEvery))
        {
            bound = SubReceiver.ReportEvery;
        }

        using var tick = new CancellationTokenSource(bound, context.Host.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tick.Token, context.Cancel);
        try
        {
            return await incoming.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return !context.Cancel.IsCancellationRequested;
        }
    }

    private static async Task CompleteWhenEndedAsync(NatsClient client, ChannelWriter<Message> incoming)
    {
        await client.Ended;
        incoming.TryComplete();
    }
}
