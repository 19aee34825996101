using System.Globalization;
using Gust.Configuration.Reading.Access;
using Gust.Configuration.Reading.Accounts;

namespace Gust.Configuration.Reading;

/// <summary>Keys of users and accounts.</summary>
internal static class AccessOptionTable
{
    public static ServerOption[] All { get; } =
    [
        new("authorization")
        {
            Read = AuthorizationReader.Read,
            Show = o => OptionJson.Of(o.Authorization, "User", "Password", "Token", "Timeout", "AuthCallout", "ProxyRequired"),
            Announce = _ => "authorization users",
            IsSecret = true,
        },
        Credential("authorization username", o => o.Authorization.User),
        Credential("authorization password", o => o.Authorization.Password),
        Credential("authorization token", o => o.Authorization.Token),
        ServerOption.Keyless("authorization timeout", o => o.Authorization.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
        ServerOption.Keyless("authorization callout", o => ShowCallout(o.Authorization.AuthCallout)) with { FixedName = "AuthCallout" },
        ServerOption.Keyless("authorization proxy_required", o => o.Authorization.ProxyRequired ? "true" : "false")
            with { FixedName = "ProxyRequired" },
        new("accounts")
        {
            Read = AccountsReader.Read,
            Show = o => OptionJson.Of(o.Accounts),
            Announce = _ => "accounts",
            IsSecret = true,
        },
        new("mappings") { Aliases = ["maps"], Read = MappingReader.Read, Show = ShowMappings, Announce = _ => "mappings" },
        ServerOption.Text("no_auth_user", o => o.NoAuthUser, (o, v) => o.NoAuthUser = v) with { FixedName = "NoAuthUser" },
        ServerOption.Text("system_account", o => o.SystemAccount, (o, v) => o.SystemAccount = v)
            with { Aliases = ["system"], FixedName = "SystemAccount" },
        ServerOption.Flag("no_system_account", o => o.NoSystemAccount, (o, v) => o.NoSystemAccount = v)
            with { Aliases = ["no_system", "no_sys_acc"], FixedName = "NoSystemAccount" },
        new("proxies")
        {
            Read = ProxiesReader.Read,
            Show = o => string.Join(", ", o.TrustedProxies.Select(proxy => proxy.Key)),
            Announce = o => $"proxies trusted keys [{string.Join(", ", o.TrustedProxies.Select(proxy => $"\"{proxy.Key}\""))}]",
        },
    ];

    private static ServerOption Credential(string name, Func<GustServerOptions, string?> get) =>
        ServerOption.Keyless(name, get) with { Announce = _ => name, IsSecret = true };

    private static string? ShowCallout(AuthCalloutOptions? callout) => callout is null
        ? null
        : $"{callout.Issuer} {callout.Account} [{string.Join(' ', callout.AuthUsers)}] {callout.XKey} [{string.Join(' ', callout.AllowedAccounts)}]";

    private static string ShowMappings(GustServerOptions options) => string.Join('\n', options.Mappings.Select(ShowMapping));

    private static string ShowMapping(SubjectMappingOptions mapping) =>
        mapping.Source + " -> " + string.Join(", ", mapping.Destinations.Select(ShowDestination));

    private static string ShowDestination(MappingDestinationOptions destination) =>
        string.Create(CultureInfo.InvariantCulture, $"{destination.Subject} {destination.Weight}% {destination.Cluster}");
}
