using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>Where an account's traces go when a client's message carries a <c>traceparent</c> header (<c>msg_trace</c>).</summary>
public sealed class MessageTraceOptions
{
    /// <summary>Subject without wildcards.</summary>
    public string Destination { get; set; } = "";

    /// <summary>Messages traced, in percent, 1 to 100.</summary>
    public int Sampling { get; set; } = 100;

    internal ConfigPosition? Position { get; set; }
}
