namespace Gust.Monitoring.Tests.Differential;

/// <summary>Both servers after <see cref="AccountsWorkload"/>, for all tests that only ask.</summary>
public sealed class AccountsServers : IAsyncLifetime
{
    internal ServerPair Pair { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Pair = await ServerPair.StartAsync(AccountsWorkload.Configuration, AccountsWorkload.PlayAsync);

    public ValueTask DisposeAsync() => Pair.DisposeAsync();
}
