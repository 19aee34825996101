using Gust.Configuration.Reading.Operators;
using Gust.Configuration.Reading.Tls;

namespace Gust.Configuration.Reading;

/// <summary>Keys of operators, and of accounts that are known by their JWTs.</summary>
internal static class OperatorOptionTable
{
    public static ServerOption[] All { get; } =
    [
        new("trusted_keys")
        {
            Aliases = ["trusted"],
            Read = OperatorReader.ReadTrustedKeys,
            Show = o => string.Join(' ', o.TrustedKeys),
            FixedName = "TrustedKeys",
        },
        new("operator")
        {
            Aliases = ["operators", "root", "roots", "root_operator", "root_operators"],
            Read = OperatorReader.Read,
            Show = o => string.Join(' ', o.Operators.Select(trusted => trusted.Jwt)),
            FixedName = "TrustedOperators",
            IsSecret = true, // not a secret, but nothing to fill a log with
        },
        new("resolver")
        {
            Aliases = ["account_resolver", "accounts_resolver"],
            Read = ResolverReader.Read,
            Show = o => OptionJson.Of(o.Resolver),
            Announce = _ => "accounts",
            Refuse = (running, wanted) => running.Resolver is null == wanted.Resolver is null
                ? null
                : "config reload does not support moving to or from an account resolver",
        },
        new("resolver_tls")
        {
            Read = (context, entry, o) => o.ResolverTls = TlsReader.Read(context, entry, TlsUse.Outgoing),
            Show = o => TlsOptionTable.Show(o.ResolverTls),
            Announce = _ => "accounts",
        },
        new("resolver_preload")
        {
            Read = OperatorReader.ReadPreload,
            Show = o => OptionJson.Of(o.ResolverPreload),
            Announce = _ => "accounts",
            IsSecret = true,
        },
        new("resolver_pinned_accounts")
        {
            Read = OperatorReader.ReadPinned,
            Show = o => string.Join(' ', o.ResolverPinnedAccounts),
            Announce = _ => "accounts",
        },
        ServerOption.Text("default_sentinel", o => o.DefaultSentinel, (o, v) => o.DefaultSentinel = v)
            with { Announce = _ => "default_sentinel", IsSecret = true },
    ];
}
