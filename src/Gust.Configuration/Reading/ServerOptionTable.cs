using System.Diagnostics.CodeAnalysis;

namespace Gust.Configuration.Reading;

/// <summary>Every top-level key this version honours.</summary>
internal static class ServerOptionTable
{
    /// <summary>In the order in which changes are logged.</summary>
    public static ServerOption[] All { get; } =
        [
        .. IdentityOptionTable.All, .. LoggingOptionTable.All, .. LimitOptionTable.All, .. AccessOptionTable.All, .. OperatorOptionTable.All,
        .. TlsOptionTable.All, .. WebSocketOptionTable.All, .. JetStreamOptionTable.All, .. MonitoringOptionTable.All,
    ];

    private static readonly Dictionary<string, ServerOption> s_byName = All
        .SelectMany(option => option.Aliases.Append(option.Name).Select(name => (name, option)))
        .ToDictionary(pair => pair.name, pair => pair.option, StringComparer.OrdinalIgnoreCase);

    /// <summary>All spellings of all keys.</summary>
    public static IEnumerable<string> Names => s_byName.Where(pair => pair.Value.HasKey).Select(pair => pair.Key);

    public static bool TryFind(string key, [NotNullWhen(true)] out ServerOption? option) => s_byName.TryGetValue(key, out option);
}
