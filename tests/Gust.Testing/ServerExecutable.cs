namespace Gust.Testing;

/// <summary>A program that understands nats-server's flags, and the words that come before them.</summary>
/// <param name="Path">The file to execute.</param>
/// <param name="LeadingArguments">For example <c>server</c> for the one executable of Gust.</param>
internal sealed record ServerExecutable(string Path, params string[] LeadingArguments)
{
    /// <summary>The whole command as words, for handing it to test programs in other languages.</summary>
    public IReadOnlyList<string> Command => [Path, .. LeadingArguments];

    public override string ToString() => string.Join(' ', Command);
}
