using System.CommandLine;
using System.Text;
using Gust.Cli.Commands;
using Gust.Cli.Text;
using Gust.Client;

namespace Gust.Cli.JetStream.Consumers;

/// <summary>What the options say a message is answered with; the server confirms it before we say so.</summary>
internal sealed class Acknowledgement
{
    private readonly (Option<bool> On, Option<bool> Off) _ack;
    private readonly Option<bool>? _nak;
    private readonly Option<bool>? _term;

    /// <param name="command">Gets the options.</param>
    /// <param name="mayRefuse">Whether messages may be given back or given up.</param>
    public Acknowledgement(Command command, bool mayRefuse)
    {
        _ack = CommandParts.OnOffFlag(command, "ack", "Acknowledge messages");
        if (mayRefuse)
        {
            _nak = CommandParts.Flag("--nak", "Ask for the messages to be delivered again");
            _term = CommandParts.Flag("--term", "Give the messages up: they are not delivered again");
            command.Add(_nak);
            command.Add(_term);
        }
    }

    /// <summary>Refuses what cannot be meant together.</summary>
    public void Validate(CommandContext context)
    {
        int said = new[] { context.IsGiven(_ack.On), Is(context, _nak), Is(context, _term) }.Count(given => given);
        if (said > 1)
        {
            throw new CliException("--ack, --nak and --term exclude each other");
        }
    }

    /// <summary>What was done, in words; null for nothing.</summary>
    public async Task<string?> SendAsync(JetStreamApi js, Message message)
    {
        (string? body, string? done) = Is(js.Context, _nak) ? ("-NAK", "Negative Acknowledged message")
            : Is(js.Context, _term) ? ("+TERM", "Terminated message")
            : js.Context.Get(_ack) ? ("+ACK", "Acknowledged message")
            : (null, null);
        if (body is null || message.Reply is null)
        {
            return null;
        }

        try
        {
            await js.Client.RequestAsync(message.Reply, Encoding.ASCII.GetBytes(body), cancel: js.Context.Cancel);
            return done;
        }
        catch (NoRespondersException)
        {
            throw new CliException("the acknowledgement reached nobody: the consumer is gone");
        }
        catch (TimeoutException)
        {
            throw new CliException($"the acknowledgement was not confirmed within {DurationText.Format(js.Context.Settings.Timeout)}");
        }
    }

    private static bool Is(CommandContext context, Option<bool>? option) => option is not null && context.Get(option);
}
