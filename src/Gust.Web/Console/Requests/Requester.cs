using System.Buffers;
using System.Text;
using Gust.Core;
using Gust.Core.Internal;
using Gust.Foundation;
using Gust.Subjects;

namespace Gust.Web.Console.Requests;

/// <summary>Publishes and asks inside an account, as a client of the server's own.</summary>
internal sealed class Requester(Broker broker)
{
    public const string Complete = "complete";
    public const string TimedOut = "timeout";
    public const string NoResponders = "no-responders";

    private const int InboxBytes = 16;

    /// <exception cref="ConsoleRefusal">The message cannot be published.</exception>
    public int Publish(OutgoingMessage message) => Publish(AccountOf(message), message, reply: default, readsOnly: false);

    /// <summary>Publishes with a reply subject and waits for the replies.</summary>
    /// <param name="message">The request.</param>
    /// <param name="readsOnly">It goes nowhere where something might change.</param>
    /// <param name="gone">Cancelled when nobody waits for the replies any more.</param>
    /// <exception cref="ConsoleRefusal">The message cannot be published.</exception>
    public async Task<RequestAnswer> RequestAsync(OutgoingMessage message, bool readsOnly, CancellationToken gone)
    {
        Account account = AccountOf(message);
        byte[] inbox = NewInbox();
        ReplyCollector replies = new(broker.Time, message.Max);
        account.Interest.Add(inbox, queue: null, replies.Sink);
        try
        {
            if (Publish(account, message, inbox, readsOnly) == 0)
            {
                return replies.Close(NoResponders);
            }

            await replies.Enough.WaitAsync(TimeSpan.FromMilliseconds(message.TimeoutMs), broker.Time, gone).ConfigureAwait(false);
            return replies.Close(Complete);
        }
        catch (TimeoutException)
        {
            return replies.Close(TimedOut);
        }
        finally
        {
            account.Interest.Remove(inbox, default, replies.Sink);
        }
    }

    private Account AccountOf(OutgoingMessage message) => broker.Accounts.TryGet(message.Account, out Account? account)
        ? account
        : throw new ConsoleRefusal(404, $"There is no account {message.Account}.");

    private int Publish(Account account, OutgoingMessage message, ReadOnlySpan<byte> reply, bool readsOnly)
    {
        byte[] subject = Encoding.UTF8.GetBytes(message.Subject);
        byte[] headers = message.HeaderBlock();
        byte[] payload = message.Payload;
        if (!SubjectRules.IsValidLiteral(subject) || SubjectRules.HasBlank(subject))
        {
            throw new ConsoleRefusal(400, $"“{message.Subject}” is no subject to publish on: tokens with dots between, no blanks and no wildcards.");
        }

        if (headers.Length + payload.Length > broker.Options.MaxPayload)
        {
            throw new ConsoleRefusal(413, $"The message has {headers.Length + payload.Length} bytes; the server's max_payload is {broker.Options.MaxPayload}.");
        }

        byte[] mapped = Mapped(account, subject);
        if (readsOnly && !ReadOnlyRules.Allow(account, mapped))
        {
            throw new ConsoleRefusal(403, $"The console is read-only. {ReadOnlyRules.WhatPasses}");
        }

        InternalClient client = new(account, broker);
        int delivered = client.Publish(mapped, reply, headers, payload);
        client.Flush();
        client.Trim();
        return delivered;
    }

    /// <summary>Where the account's mappings lead the subject, as for a client.</summary>
    private byte[] Mapped(Account account, byte[] subject)
    {
        if (account.Mappings?.Find(subject) is not { } mapping)
        {
            return subject;
        }

        ArrayBufferWriter<byte> mapped = new();
        return mapping.Map(subject, mapped, broker.Random) switch
        {
            MappingOutcome.Mapped => mapped.WrittenSpan.ToArray(),
            MappingOutcome.Dropped => throw new ConsoleRefusal(409, "A mapping of the account drops this message, as it is configured to."),
            _ => subject,
        };
    }

    private byte[] NewInbox()
    {
        byte[] token = new byte[InboxBytes];
        broker.Random.Fill(token);
        return Encoding.ASCII.GetBytes("_INBOX.console." + Convert.ToHexString(token));
    }
}
