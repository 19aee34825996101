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
        Part("authorization username", o => o.Authorization.User),
        Part("authorization password", o => o.Authorization.Password),
        Part("authorization token", o => o.Authorization.Token),
        Part("authorization timeout", o => o.Authorization.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)) with
        {
            IsSecret = false,
            Announce = null,
        },
        new("mappings") { Aliases = ["maps"], Read = MappingReader.Read, Show = ShowMappings, Announce = _ => "mappings" },

        // There is no system account yet, so there is nothing to switch off.
        new("no_system_account")
        {
            Aliases = ["no_system", "no_sys_acc"],
            Read = (context, entry, _) => context.Values.Boolean(entry, out var _),
        },
    ];

    /// <summary>A part of the authorization block that is compared and logged by itself; the block reads it.</summary>
    private static ServerOption Part(string name, Func<GustServerOptions, string?> get) => new(name)
    {
        Read = (context, entry, _) => context.Values.UnknownField(entry),
        Show = o => get(o) ?? "",
        Announce = _ => name,
        IsSecret = true,
    };

    private static string ShowMappings(GustServerOptions options) => string.Join('\n', options.Mappings.Select(ShowMapping));

    private static string ShowMapping(SubjectMappingOptions mapping) =>
        mapping.Source + " -> " + string.Join(", ", mapping.Destinations.Select(ShowDestination));

    private static string ShowDestination(MappingDestinationOptions destination) =>
        string.Create(CultureInfo.InvariantCulture, $"{destination.Subject} {destination.Weight}% {destination.Cluster}");
}
