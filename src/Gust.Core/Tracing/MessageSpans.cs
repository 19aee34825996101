using System.Diagnostics;
using System.Text;
using Gust.Protocol;
using Ascii = System.Text.Ascii;

namespace Gust.Core.Tracing;

/// <summary>Spans of messages whose <c>traceparent</c> says that they are sampled, for OpenTelemetry and whoever else listens.</summary>
/// <remarks>
/// The attributes are those of the semantic conventions for messaging. A span is a child of the one whose id the message bears. Messages pass with
/// their headers as they are, as with nats-server, so what a subscriber adds is a child of the publisher's span too.
/// </remarks>
internal static class MessageSpans
{
    public const string SourceName = "Gust";

    private static readonly ActivitySource s_source = new(SourceName);

    /// <summary>Somebody listens: costs one look.</summary>
    public static bool AreWanted => s_source.HasListeners();

    /// <summary>Begins a span; null: the message does not ask for one, or nobody wants it.</summary>
    /// <param name="step">What the server does with the message.</param>
    /// <param name="headers">The message's header block.</param>
    /// <param name="subject">Of the message.</param>
    /// <param name="start">When the step began.</param>
    public static Activity? Begin(in MessageStep step, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> subject, DateTimeOffset start)
    {
        return !headers.IsEmpty && TryReadContext(headers, out ActivityContext context) ? Begin(step, context, subject, start) : null;
    }

    /// <summary>Begins a span below another one.</summary>
    public static Activity? Begin(in MessageStep step, in ActivityContext context, ReadOnlySpan<byte> subject, DateTimeOffset start)
    {
        Activity? span = s_source.StartActivity(step.Name, step.Kind, context, tags: null, links: null, start);
        span?.SetTag("messaging.system", "nats")
            .SetTag("messaging.operation.name", step.Name)
            .SetTag("messaging.operation.type", step.Type)
            .SetTag("messaging.destination.name", Encoding.UTF8.GetString(subject));
        return span;
    }

    /// <summary>Ends a span.</summary>
    public static void End(Activity span, DateTimeOffset end)
    {
        span.SetEndTime(end.UtcDateTime);
        span.Dispose();
    }

    private static bool TryReadContext(ReadOnlySpan<byte> headers, out ActivityContext context)
    {
        string? parent = null;
        string? state = null;
        foreach (HeaderField field in new HeaderFields(headers))
        {
            if (parent is null && Ascii.EqualsIgnoreCase(field.Name, "traceparent"u8) && TraceParent.IsSampled(field.Value))
            {
                parent = Encoding.ASCII.GetString(field.Value);
            }
            else if (state is null && Ascii.EqualsIgnoreCase(field.Name, "tracestate"u8))
            {
                state = Encoding.ASCII.GetString(field.Value);
            }
        }

        context = default;
        return parent is not null && ActivityContext.TryParse(parent, state, isRemote: true, out context);
    }
}
