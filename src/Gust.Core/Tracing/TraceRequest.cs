using System.Text;
using Gust.Protocol;
using Gust.Security.Definitions;
using Gust.Subjects;

namespace Gust.Core.Tracing;

/// <summary>Decides whether a published message is traced.</summary>
internal static class TraceRequest
{
    /// <summary>Whether it is worth a closer look: cheap, for every message that has headers.</summary>
    public static bool IsLikely(ClientSession session, in PublishOperation publish) => publish.HasHeaders
        && (session.Account.Definition.Trace is not null || MessageSpans.AreWanted || TraceHeaders.MayAsk(publish.Body[..publish.HeaderSize]));

    /// <summary>The trace to fill, or null. False: the sender may not publish to the destination, and the message goes nowhere.</summary>
    public static bool TryBegin(ClientSession session, in PublishOperation publish, out MessageTrace? trace)
    {
        trace = null;
        ReadOnlySpan<byte> block = publish.Body[..publish.HeaderSize];
        ReadOnlySpan<byte> destination = HeaderFields.Find(block, TraceHeaders.Destination);
        if (!destination.IsEmpty)
        {
            if (!SubjectRules.IsValidLiteral(destination) || SubjectRules.HasBlank(destination))
            {
                trace = SpanOnly(session, publish);
                return true;
            }

            if (ReservedSubjects.IsSubject(destination) || session.Grant.Permissions?.MayPublish(destination) == false)
            {
                session.Replies.Forbid($"Permissions Violation for Publish to {Quoted.Text(destination)}", $"Publish Violation - Subject {Quoted.Text(destination)}");
                return false;
            }

            trace = new MessageTrace(session, Encoding.UTF8.GetString(destination), TraceHeaders.IsOnly(block), publish);
        }
        else if (session.Account.Definition.Trace is { } rule && TraceHeaders.IsSampled(block) && IsDrawn(session, rule))
        {
            trace = new MessageTrace(session, rule.Destination, isOnly: false, publish);
        }
        else
        {
            trace = SpanOnly(session, publish);
        }

        return true;
    }

    /// <summary>A trace that is told to nobody but those who listen to spans; null: they do not, or the message is not sampled.</summary>
    private static MessageTrace? SpanOnly(ClientSession session, in PublishOperation publish) =>
        MessageSpans.AreWanted && TraceHeaders.IsSampled(publish.Body[..publish.HeaderSize])
            ? new MessageTrace(session, MessageTrace.Nobody, isOnly: false, publish)
            : null;

    private static bool IsDrawn(ClientSession session, TraceRule rule) => rule.Sampling >= 100 || session.Broker.Random.Next(100) < rule.Sampling;
}
