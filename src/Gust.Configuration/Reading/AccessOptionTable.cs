using System.Globalization;

namespace Gust.Configuration.Reading;

/// <summary>Keys of users and of the global account.</summary>
internal static class AccessOptionTable
{
    public static ServerOption[] All { get; } =
    [
        new("authorization")
        {
            Read = AuthorizationReader.Read,
            Show = o => string.Join('\n', o.Authorization.Users.Select(user => $"{user.User}\t{user.Password}")),
            Announce = _ => "authorization users",
            IsSecret = true,
        },
        Credential("authorization username", o => o.Authorization.User),
        Credential("authorization password", o => o.Authorization.Password),
        Credential("authorization token", o => o.Authorization.Token),
        ServerOption.Keyless("authorization timeout", o => o.Authorization.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
        new("mappings") { Aliases = ["maps"], Read = MappingReader.Read, Show = ShowMappings, Announce = _ => "mappings" },

        // There is no system account yet, so there is nothing to switch off.
        new("no_system_account")
        {
            Aliases = ["no_system", "no_sys_acc"],
            Read = (context, entry, _) => context.Values.Boolean(entry, out var _),
        },
    ];

    private static ServerOption Credential(string name, Func<GustServerOptions, string?> get) =>
        ServerOption.Keyless(name, get) with { Announce = _ => name, IsSecret = true };

    private static string ShowMappings(GustServerOptions options) => string.Join('\n', options.Mappings.Select(ShowMapping));

    private static string ShowMapping(SubjectMappingOptions mapping) =>
        mapping.Source + " -> " + string.Join(", ", mapping.Destinations.Select(ShowDestination));

    private static string ShowDestination(MappingDestinationOptions destination) =>
        string.Create(CultureInfo.InvariantCulture, $"{destination.Subject} {destination.Weight}% {destination.Cluster}");
}
