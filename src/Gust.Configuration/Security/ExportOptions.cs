using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>A stream or service that an account offers to others (<c>exports</c>).</summary>
public sealed class ExportOptions
{
    public ShareKind Kind { get; set; }

    /// <summary>Subject, may hold wildcards.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Accounts that may import it; null: all may.</summary>
    public List<string>? Accounts { get; set; }

    /// <summary>The token of <see cref="Subject"/>, counted from 1, that must be the importing account's name; 0: none.</summary>
    public int AccountTokenPosition { get; set; }

    /// <summary>Of a service.</summary>
    public ServiceResponseKind ResponseKind { get; set; }

    /// <summary>How long a service may take between two responses; null: the default of two minutes.</summary>
    public TimeSpan? ResponseThreshold { get; set; }

    /// <summary>Measures how long a service takes; null: does not.</summary>
    public ServiceLatencyOptions? Latency { get; set; }

    /// <summary>Message tracing may follow a request into this service's account.</summary>
    public bool AllowTrace { get; set; }

    internal ConfigPosition? Position { get; set; }
}
