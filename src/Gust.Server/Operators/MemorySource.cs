namespace Gust.Server.Operators;

/// <summary>Knows the accounts of the configuration only.</summary>
internal sealed class MemorySource(IReadOnlyDictionary<string, string> preload) : IAccountSource
{
    public ValueTask<string?> FetchAsync(string account) => new(preload.GetValueOrDefault(account));
}
