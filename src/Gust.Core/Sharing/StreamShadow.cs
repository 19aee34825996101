using System.Buffers;
using Gust.Subjects;

namespace Gust.Core.Sharing;

/// <summary>The shadow that a subscription casts into an account it imports from.</summary>
internal sealed class StreamShadow(StreamImport import, ISubscriber subscriber, byte[] subject, Broker broker) : ISink
{
    public int SlotIndex { get; set; }

    /// <summary>Subject or pattern in the exporting account.</summary>
    public byte[] Subject => subject;

    public StreamImport Import => import;

    public void Appear() => import.Exporter.Interest.Add(subject, subscriber.Queue, this);

    public void Vanish() => import.Exporter.Interest.Remove(subject, subscriber.Queue, this);

    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        if (import.Path.IsSame)
        {
            return subscriber.Deliver(publication with { HasCrossed = true }, flushes);
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
            return SubjectRules.Matches(renamed.Subject, subscriber.Subject) && subscriber.Deliver(renamed, flushes);
        }
        finally
        {
            flushes.Relay.Leave();
        }
    }
}
