using System.Buffers;
using System.Text;
using Gust.Core.Tracing;
using Gust.JetStream.Model;
using Gust.JetStream.Streams.Publishing.Batches;

namespace Gust.JetStream.Streams.Publishing;

/// <summary>Takes a message like any other and says what became of it; or looks only what would.</summary>
internal sealed class TracedPublishing(StreamOwner stream)
{
    private const string Duplicate = "msgid is duplicate";

    public void Handle(MailPlace place, StreamStation station)
    {
        string subject = SubjectOf(place.Mail);
        if (stream.Commits.Fault is not null)
        {
            station.Finish("", error: stream.Commits.WhyNot().Description);
        }
        else if (station.IsOnly)
        {
            Look(place.Mail, subject, station);
        }
        else
        {
            stream.Acks.Forget();
            stream.Publishing.Handle(place, stream.Now);
            Tell(station, subject, stream.Acks.Refusal, stream.Acks.WasKnown);
        }
    }

    /// <summary>What would become of it. Its sender hears only of what keeps it out, as with the reference.</summary>
    private void Look(in Mail mail, string subject, StreamStation station)
    {
        PublishHeaders headers = PublishHeaders.AreLikely(mail.Headers) ? PublishHeaders.Read(mail.Headers) : default;
        ulong known = 0;
        bool isPart = StreamBatches.IsPart(mail, headers);
        JetStreamError? error = stream.Config.Sealed ? JetStreamError.Of(ErrorCode.StreamSealed)
            : isPart ? null
            : stream.Publishing.Check(mail, headers);
        bool isKnown = error is null && !isPart && !headers.MessageId.IsEmpty && stream.Deduper.TryFind(headers.MessageId, out known);
        if (error is null && !isKnown)
        {
            error = stream.Publishing.Allowed(headers) ?? stream.Publishing.Capacity.CheckSize(mail);
        }

        if (error is not null)
        {
            stream.Acks.Refuse(mail.Reply, error);
        }
        else if (isKnown)
        {
            stream.Acks.ConfirmAgain(mail.Reply, known);
        }

        Tell(station, subject, error, isKnown);
    }

    private void Tell(StreamStation station, string subject, JetStreamError? error, bool isKnown)
    {
        if (isKnown)
        {
            station.Finish("", error: Duplicate);
        }
        else if (error is not null)
        {
            station.Finish(error.ErrorCode == ErrorCode.StreamStoreFailed ? subject : "", error: error.Description); // only the store has come to know the subject
        }
        else
        {
            station.Finish(subject, hasNoInterest: !stream.Retention.IsWanted(Encoding.UTF8.GetBytes(subject)));
        }
    }

    private string SubjectOf(in Mail mail)
    {
        ArrayBufferWriter<byte> subject = new();
        return Encoding.UTF8.GetString(stream.Publishing.TryTransform(mail.Subject, subject) ? subject.WrittenSpan : mail.Subject);
    }
}
