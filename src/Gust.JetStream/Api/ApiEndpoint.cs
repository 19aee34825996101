using System.Text;
using Gust.Core;
using Gust.JetStream.Hosting;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Api;

/// <summary>The API as a target of messages. Pull requests and direct gets go straight to their stream, the rest to the account's handlers.</summary>
/// <param name="account">Whose API it is.</param>
/// <param name="prefix">With the last dot.</param>
internal sealed class ApiEndpoint(JetStreamAccount account, string prefix) : ISink
{
    private static ReadOnlySpan<byte> Next => "CONSUMER.MSG.NEXT."u8;

    private static ReadOnlySpan<byte> DirectGet => "DIRECT.GET."u8;

    public int SlotIndex { get; set; }

    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        if (publication.Trace?.IsOnly == true)
        {
            return true;
        }

        ReadOnlySpan<byte> request = publication.Subject[prefix.Length..];
        bool isTaken = request.StartsWith(Next) ? Pull(request[Next.Length..], publication)
            : request.StartsWith(DirectGet) ? GetDirectly(request[DirectGet.Length..], publication)
            : Call(publication);
        return isTaken || TellOfDomain(request, publication);
    }

    /// <summary>Nobody answers: the requester learns so of the subject as it is within the domain, as with the reference.</summary>
    private bool TellOfDomain(ReadOnlySpan<byte> request, in Publication publication)
    {
        if (prefix == ApiSubject.Prefix || publication.Source is not { Connect.NoResponders: true } session || publication.Reply.IsEmpty)
        {
            return false;
        }

        NoResponders.Answer(session, publication.Reply, [.. Encoding.UTF8.GetBytes(ApiSubject.Prefix), .. request]);
        return true;
    }

    /// <summary>A consumer that does not exist has nobody who listens.</summary>
    private bool Pull(ReadOnlySpan<byte> consumer, in Publication publication)
    {
        if (!account.IsEnabled || !account.TryGetConsumer(consumer, out StreamOwner? stream))
        {
            return false;
        }

        int headers = Math.Max(0, publication.HeaderSize);
        if (RequiredLevel.IsMissing(publication.Body[..headers]))
        {
            account.Context.Broker.Internal.Publish(account.Account, publication.Reply, default, RequiredLevel.Status, default);
            return true;
        }

        stream.Inbox.Post(MailKind.Pull, publication.Reply, publication.Subject, default, publication.Body[headers..]);
        return true;
    }

    private bool GetDirectly(ReadOnlySpan<byte> what, in Publication publication)
    {
        int end = what.IndexOf((byte)'.');
        ReadOnlySpan<byte> name = end < 0 ? what : what[..end];
        if (!account.IsEnabled || ForDirectGets(name) is not { } stream)
        {
            return false;
        }

        int headers = Math.Max(0, publication.HeaderSize);
        stream.Post(new DirectGet(
            publication.Reply.ToArray(), end < 0 ? [] : what[(end + 1)..].ToArray(), publication.Body[..headers].ToArray(), publication.Body[headers..].ToArray()));
        return true;
    }

    /// <summary>The stream of this name, or a mirror that answers for it.</summary>
    private StreamOwner? ForDirectGets(ReadOnlySpan<byte> name)
    {
        if (account.TryGet(name, out StreamOwner? stream) && stream.Config.AllowDirect)
        {
            return stream;
        }

        string origin = Encoding.UTF8.GetString(name);
        return account.Streams.FirstOrDefault(other => other.Config.MirrorDirect && other.Config.Mirror?.Name == origin);
    }

    /// <summary>What nobody understands is taken all the same and never answered, as with the reference.</summary>
    private bool Call(in Publication publication)
    {
        string subject = Encoding.UTF8.GetString(publication.Subject);
        if (ApiSubject.TryParse(subject, account.Context.Domain, out ApiSubject? parsed))
        {
            int headers = Math.Max(0, publication.HeaderSize);
            account.Post(new ApiCall(
                account,
                parsed,
                subject,
                publication.Reply.ToArray(),
                publication.Body[..headers].ToArray(),
                publication.Body[headers..].ToArray(),
                publication.Source is { } session ? ClientSummaries.Of(session) : null));
        }

        return true;
    }
}
