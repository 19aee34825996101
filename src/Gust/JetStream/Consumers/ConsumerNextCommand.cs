using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.Text;
using Gust.Client;
using Gust.Foundation;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer next</c>: asks a pull consumer for messages.</summary>
internal sealed class ConsumerNextCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly Argument<string> _stream = new("stream") { Description = "Stream" };
    private readonly Argument<string> _consumer = new("consumer") { Description = "Consumer" };
    private readonly Acknowledgement _acknowledgement;
    private readonly Option<bool> _raw = CommandParts.Flag("--raw", "Show the bodies and nothing else", "-r");
    private readonly Option<TimeSpan?> _wait = CommandParts.Duration("--wait", "Wait a random time up to this before a message is acknowledged");
    private readonly Option<long> _count = CommandParts.Number("--count", "Messages to fetch", @default: 1, min: 1);
    private readonly Option<string> _group = CommandParts.Text("--group", "GROUP", "Priority group to ask for");

    private ConsumerNextCommand(Command command)
    {
        command.Add(_stream);
        command.Add(_consumer);
        _acknowledgement = new Acknowledgement(command, mayRefuse: true);
        Option[] own = [_raw, _wait, _count, _group];
        foreach (Option option in own)
        {
            command.Add(option);
        }
    }

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("next", "Fetch messages from a pull consumer");
        var next = new ConsumerNextCommand(command);
        family.Add(command);
        runner.Bind(command, next.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        _acknowledgement.Validate(context);
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        (string stream, string consumer) = (context.Get(_stream), context.Get(_consumer));
        _ = await new ConsumerApi(js).InfoAsync(stream, consumer); // what is not there would be silent
        await using var inbox = new PullInbox(js, stream, consumer);
        long wanted = context.Get(_count);
        await inbox.AskAsync(new PullRequest
        {
            Batch = wanted,
            ExpiresNs = TimeText.ToNanoseconds(context.Settings.Timeout),
            Group = context.Get(_group) ?? "",
        });
        long received = 0;
        while (received < wanted && await NextAsync(context, inbox, received) is { } message)
        {
            received++;
            await ShowAsync(js, message);
        }

        if (received == 0)
        {
            throw new CliException($"no message within {DurationText.Format(context.Settings.Timeout)}; --timeout waits longer");
        }
    }

    /// <summary>Null when there are no more.</summary>
    private static async Task<Message?> NextAsync(CommandContext context, PullInbox inbox, long received)
    {
        Message? message = await inbox.NextAsync(context.Settings.Timeout + Patience);
        return message switch
        {
            null or { Status: 404 or 408 } => null,
            { Status: 0 } => message,
            { Status: 409, StatusDescription: "Batch Completed" } => null,
            _ => throw new CliException($"after {received} messages: {message.StatusDescription} ({message.Status})"),
        };
    }

    private async Task ShowAsync(JetStreamApi js, Message message)
    {
        CommandContext context = js.Context;
        bool isRaw = context.Get(_raw);
        DeliveredText.Print(context, message, isRaw);
        if (context.Get(_wait) is { } wait && wait > TimeSpan.Zero)
        {
            TimeSpan pause = TimeSpan.FromMilliseconds(SystemRandom.Instance.Next((int)Math.Min(int.MaxValue, wait.TotalMilliseconds + 1)));
            await Task.Delay(pause, context.Host.TimeProvider, context.Cancel);
        }

        if (await _acknowledgement.SendAsync(js, message) is { } done && !isRaw)
        {
            context.Out.Line(done + "\n");
            context.Out.Flush();
        }
    }
}
