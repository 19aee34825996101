using System.Diagnostics.CodeAnalysis;

namespace Gust.Core.Sharing;

/// <summary>What one producer needs to pass its messages on into other accounts: a set of routes and buffers for each hop.</summary>
/// <remarks>Owned, as the <see cref="FlushSet"/> it belongs to, by one producer. A hop's set is in use until it is left.</remarks>
internal sealed class Relay
{
    /// <summary>Accounts a message may pass through. Configured cycles are refused; this ends those that mappings make.</summary>
    public const int HopsMax = 8;

    private readonly RelayHop?[] _hops = new RelayHop?[HopsMax];
    private int _depth;

    /// <summary>Goes one account further; false when it has come too far. A true must be answered by <see cref="Leave"/>.</summary>
    public bool TryEnter([NotNullWhen(true)] out RelayHop? hop)
    {
        hop = _depth < HopsMax ? _hops[_depth] ??= new RelayHop() : null;
        _depth += hop is null ? 0 : 1;
        return hop is not null;
    }

    public void Leave() => _hops[--_depth]!.Trim();
}
