using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>A stream or service that an account takes from another (<c>imports</c>).</summary>
public sealed class ImportOptions
{
    public ShareKind Kind { get; set; }

    /// <summary>Name of the exporting account.</summary>
    public string Account { get; set; } = "";

    /// <summary>Subject in the exporting account.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Subject in the importing account; null: the same as <see cref="Subject"/>.</summary>
    public string? To { get; set; }

    /// <summary>Of a stream: its messages appear under this subject, followed by their own; excludes <see cref="To"/>.</summary>
    public string? Prefix { get; set; }

    /// <summary>Of a service: it learns who its requestors are.</summary>
    public bool Share { get; set; }

    /// <summary>Of a stream: message tracing may follow a message into this account.</summary>
    public bool AllowTrace { get; set; }

    internal ConfigPosition? Position { get; set; }
}
