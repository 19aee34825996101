namespace Gust.Server.Operators;

/// <summary>Knows the accounts of the configuration only.</summary>
internal sealed class MemorySource(IReadOnlyDictionary<string, string> preload) : IAccountSource
{
    private IReadOnlyDictionary<string, string> _preload = preload;

    /// <summary>JWTs by account; replaced as a whole by a reload.</summary>
    public IReadOnlyDictionary<string, string> Preload
    {
        get => Volatile.Read(ref _preload);
        set => Volatile.Write(ref _preload, value);
    }

    public ValueTask<string?> FetchAsync(string account) => new(Preload.GetValueOrDefault(account));
}
