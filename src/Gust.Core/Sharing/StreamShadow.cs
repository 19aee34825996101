using System.Buffers;
using Gust.Subjects;

namespace Gust.Core.Sharing;

/// <summary>The shadow that a subscription casts into an account it imports from.</summary>
internal sealed class StreamShadow(StreamImport import, Account importer, ISubscriber subscriber, byte[] subject, Broker broker) : ISink
{
    public int SlotIndex { get; set; }

    /// <summary>Subject or pattern in the exporting account.</summary>
    public byte[] Subject => subject;

    public StreamImport Import => import;

    /// <summary>The account of the subscription.</summary>
    public Account Importer => importer;

    /// <summary>The subscription that casts it.</summary>
    public ISubscriber Subscriber => subscriber;

    public void Appear() => import.Exporter.Interest.Add(subject, subscriber.Queue, this);

    public void Vanish() => import.Exporter.Interest.Remove(subject, subscriber.Queue, this);

    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        if (import.Path.IsSame)
        {
            return PassOn(publication with { HasCrossed = true }, flushes);
        }

        if (!flushes.Relay.TryEnter(out RelayHop? hop))
        {
            return false;
        }

        try
        {
            hop.Subject.ResetWrittenCount();
            hop.Subject.Write("HMSG "u8);
            import.Path.Rename(publication.Subject, hop.Subject, broker.Random);
            hop.Subject.Write(" "u8);
            Publication renamed = publication with { Head = hop.Subject.WrittenSpan, HasCrossed = true };
            return SubjectRules.Matches(renamed.Subject, subscriber.Subject) && PassOn(renamed, flushes);
        }
        finally
        {
            flushes.Relay.Leave();
        }
    }

    private bool PassOn(in Publication publication, FlushSet flushes)
    {
        if (publication.Trace is not { } trace)
        {
            return subscriber.Deliver(publication, flushes);
        }

        trace.AddStreamExport(importer, publication.Subject);
        return import.Definition.AllowTrace
            ? subscriber.Deliver(publication, flushes)
            : !trace.IsOnly && subscriber.Deliver(publication with { Trace = null }, flushes);
    }
}
