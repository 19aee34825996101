using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.Text;
using Gust.Client;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer sub</c>: shows a consumer's messages as they come, pulled or pushed.</summary>
internal sealed class ConsumerSubCommand
{
    private const int Batch = 10;
    private static readonly TimeSpan Expiry = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly ConsumerChoice _choice;
    private readonly Acknowledgement _acknowledgement;
    private readonly Option<bool> _raw = CommandParts.Flag("--raw", "Show the bodies and nothing else", "-r");
    private readonly Option<string> _deliverGroup = CommandParts.Text("--deliver-group", "GROUP", "Queue group of a push consumer");
    private readonly Option<string> _group = CommandParts.Text("--group", "GROUP", "Priority group to ask for");
    private readonly Option<long> _count = CommandParts.Number("--count", "End after this many messages", @default: 0, min: 1);

    private ConsumerSubCommand(Command command)
    {
        _choice = new ConsumerChoice(command);
        _acknowledgement = new Acknowledgement(command, mayRefuse: false);
        Option[] own = [_raw, _deliverGroup, _group, _count];
        foreach (Option option in own)
        {
            command.Add(option);
        }
    }

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("sub", "Receive the messages of a consumer");
        var sub = new ConsumerSubCommand(command);
        family.Add(command);
        runner.BindEndless(command, sub.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        (string stream, string consumer) = await _choice.NamesAsync(js);
        ConsumerConfig config = (await new ConsumerApi(js).InfoAsync(stream, consumer)).Value.Config ?? new();
        IAsyncEnumerable<Message> messages = config.DeliverSubject.Length > 0 ? PushedAsync(js, config) : PulledAsync(js, stream, consumer);
        long received = 0;
        long most = context.Get(_count);
        bool isRaw = context.Get(_raw);
        await foreach (Message message in messages)
        {
            DeliveredText.Print(context, message, isRaw);
            if (config.AckPolicy is AckKind.All or AckKind.Explicit && await _acknowledgement.SendAsync(js, message) is { } done && !isRaw)
            {
                context.Out.Line(done + "\n");
                context.Out.Flush();
            }

            if (++received == most)
            {
                return;
            }
        }
    }

    private async IAsyncEnumerable<Message> PulledAsync(JetStreamApi js, string stream, string consumer)
    {
        await using var inbox = new PullInbox(js, stream, consumer);
        var request = new PullRequest { Batch = Batch, ExpiresNs = TimeText.ToNanoseconds(Expiry), Group = js.Context.Get(_group) ?? "" };
        long asked = 0;
        while (true)
        {
            if (asked == 0)
            {
                await inbox.AskAsync(request);
                asked = Batch;
            }

            Message? message = await inbox.NextAsync(Expiry + Patience);
            if (message is { Status: 0 })
            {
                asked--;
                yield return message;
            }
            else if (message is null or { Status: 404 or 408 or 503 })
            {
                asked = 0; // the request has ended, or was lost with its connection
            }
            else if (message.Status != 100)
            {
                throw new CliException($"{message.StatusDescription} ({message.Status})");
            }
        }
    }

    private async IAsyncEnumerable<Message> PushedAsync(JetStreamApi js, ConsumerConfig config)
    {
        string? queue = js.Context.Get(_deliverGroup) ?? (config.DeliverGroup.Length > 0 ? config.DeliverGroup : null);
        Subscription pushed = js.Client.Subscribe(config.DeliverSubject, queue);
        await foreach (Message message in pushed.ReadAllAsync(js.Context.Cancel))
        {
            if (message.Status == 0)
            {
                yield return message;
            }
            else if ((message.Reply ?? message.Headers?["Nats-Consumer-Stalled"]) is { } flowControl)
            {
                await js.Client.PublishAsync(flowControl, ReadOnlyMemory<byte>.Empty, reply: null, headers: null, urgent: true, js.Context.Cancel);
            }
        }
    }
}
