using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Access;

/// <summary>Reads <c>users</c>, of the global account and of others.</summary>
internal static class UserReader
{
    private static readonly BlockReader<UserOptions> s_keys = new BlockReader<UserOptions>()
        .Text("user username", (user, v) => user.User = v)
        .Text("pass password", (user, v) => user.Password = v)
        .Text("nkey", (user, v) => user.NKey = v.Length == 0 ? null : v)
        .On("permissions permission authorization", (context, key, user) => user.Permissions = PermissionsReader.Read(context, key))
        .On("allowed_connection_types connection_types clients", ReadConnectionTypes)
        .Flag("proxy_required", (user, v) => user.ProxyRequired = v);

    private static readonly Dictionary<string, ConnectionTypes> s_connectionTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["STANDARD"] = ConnectionTypes.Standard,
        ["WEBSOCKET"] = ConnectionTypes.WebSocket,
        ["LEAFNODE"] = ConnectionTypes.LeafNode,
        ["LEAFNODE_WS"] = ConnectionTypes.LeafNodeWebSocket,
        ["MQTT"] = ConnectionTypes.Mqtt,
        ["MQTT_WS"] = ConnectionTypes.MqttWebSocket,
        ["IN_PROCESS"] = ConnectionTypes.InProcess,
    };

    public static List<UserOptions> ReadList(ReadingContext context, ConfigEntry entry)
    {
        var users = new List<UserOptions>();
        if (!context.Values.Array(entry, out var items))
        {
            return users;
        }

        foreach (var item in items.Items)
        {
            if (item is not ConfigMap block)
            {
                context.Diagnostics.Error(item.Position, $"expected a user entry to be a map, not {item.Kind}");
                continue;
            }

            var user = new UserOptions { Position = block.Position };
            if (s_keys.Read(context, block, user) && Check(context, user, block.Position))
            {
                users.Add(user);
            }
        }

        return users;
    }

    private static bool Check(ReadingContext context, UserOptions user, ConfigPosition position) =>
        UserRules.Check(user) is not { } error || context.Values.Error(position, error);

    private static void ReadConnectionTypes(ReadingContext context, ConfigEntry key, UserOptions user)
    {
        if (!context.Values.Texts(key, out var names))
        {
            return;
        }

        var unknown = names.Where(name => !s_connectionTypes.ContainsKey(name)).ToList();
        if (unknown.Count > 0)
        {
            context.Diagnostics.Error(
                key.Value.Position,
                $"invalid connection types [{string.Join(' ', unknown.Select(name => $"\"{name}\""))}]: " +
                $"the types are {string.Join(", ", s_connectionTypes.Keys)}");
            return;
        }

        var types = names.Aggregate(ConnectionTypes.None, (all, name) => all | s_connectionTypes[name]);
        user.AllowedConnectionTypes = types == ConnectionTypes.None ? ConnectionTypes.All : types;
    }
}
