using Gust.Foundation;

namespace Gust.Cli.Templates;

/// <summary>What the actions of a template may refer to, for one message.</summary>
internal sealed class TemplateScope(long count, DateTimeOffset now, IRandom random)
{
    public long Count { get; } = count;

    /// <summary>Local time.</summary>
    public DateTimeOffset Now { get; } = now;

    public IRandom Random { get; } = random;

    /// <summary>Payload of the request being answered; empty elsewhere.</summary>
    public ReadOnlyMemory<byte> Request { get; init; }

    /// <summary>Tokens of the request's subject, for <c>{{1}}</c>; none elsewhere.</summary>
    public IReadOnlyList<string> SubjectTokens { get; init; } = [];
}
