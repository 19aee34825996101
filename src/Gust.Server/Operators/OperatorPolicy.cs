using Gust.Security.Access;

namespace Gust.Server.Operators;

/// <summary>What operator mode asks of users besides their JWT.</summary>
/// <param name="Timeout">Time a client has to show its credentials.</param>
/// <param name="Sentinel">JWT of those who show none; empty: they are refused.</param>
/// <param name="PinnedAccounts">The only accounts whose users may come, besides the system account's; empty: all.</param>
/// <param name="SystemAccount">Key of the system account; empty: none.</param>
/// <param name="Proxies">Which proxies vouch for clients.</param>
internal sealed record OperatorPolicy(TimeSpan Timeout, string Sentinel, IReadOnlySet<string> PinnedAccounts, string SystemAccount, ProxyPolicy Proxies);
