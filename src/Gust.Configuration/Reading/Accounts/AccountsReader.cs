using Gust.Configuration.Reading.Access;
using Gust.Configuration.Reading.JetStream;
using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Accounts;

/// <summary>Reads <c>accounts</c>: a list of names, or a map of name to account.</summary>
internal static class AccountsReader
{
    private static readonly BlockReader<AccountOptions> s_keys = new BlockReader<AccountOptions>()
        .Text("nkey", (account, v) => account.NKey = v)
        .On("users", (context, key, account) => account.Users = UserReader.ReadList(context, key))
        .On("default_permissions", (context, key, account) => account.DefaultPermissions = PermissionsReader.Read(context, key))
        .On("exports", (context, key, account) => account.Exports = ExportReader.ReadList(context, key))
        .On("imports", (context, key, account) => account.Imports = ImportReader.ReadList(context, key))
        .On("mappings maps", (context, key, account) => account.Mappings = MappingReader.ReadList(context, key))
        .On("limits", ReadLimits)
        .On("msg_trace trace_dest", (context, key, account) => account.MessageTrace = MessageTraceReader.Read(context, key))
        .On("jetstream", (context, key, account) => account.JetStream = AccountJetStreamReader.Read(context, key));

    private static readonly BlockReader<AccountLimitsOptions> s_limitKeys = new BlockReader<AccountLimitsOptions>()
        .Integer("max_connections max_conn", IntegerRange.Any, (limits, v) => limits.MaxConnections = Limit(v))
        .Integer("max_subscriptions max_subs", IntegerRange.Any, (limits, v) => limits.MaxSubscriptions = Limit(v))
        .Integer("max_payload max_pay", IntegerRange.Any, (limits, v) => limits.MaxPayload = Limit(v))
        .Integer("max_leafnodes max_leafs", IntegerRange.Any, (limits, v) => limits.MaxLeafNodes = Limit(v));

    public static void Read(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        options.Accounts = [];
        switch (entry.Value)
        {
            case ConfigArray names:
                ReadNames(context, names, options.Accounts);
                break;
            case ConfigMap map:
                ReadMap(context, map, options.Accounts);
                break;
            default:
                context.Diagnostics.Error(
                    entry.Value.Position, $"'{entry.Key}' must be an array of names or a map of accounts, not {entry.Value.Kind}");
                break;
        }
    }

    private static void ReadNames(ReadingContext context, ConfigArray names, List<AccountOptions> accounts)
    {
        foreach (var item in names.Items)
        {
            if (item is ConfigString { Value: var name })
            {
                accounts.Add(new AccountOptions { Name = name, Position = item.Position });
            }
            else
            {
                context.Diagnostics.Error(item.Position, $"expected the name of an account, not {item.Kind}");
            }
        }
    }

    private static void ReadMap(ReadingContext context, ConfigMap map, List<AccountOptions> accounts)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.IsVariable)
            {
                continue; // stands there for others to refer to
            }

            var account = new AccountOptions { Name = entry.Key, Position = entry.KeyPosition };
            accounts.Add(account); // even if it is wrong: others shall not be told that they import from nowhere
            if (entry.Value is ConfigMap block)
            {
                s_keys.Read(context, block, account);
            }
            else
            {
                context.Diagnostics.Error(entry.Value.Position, $"account \"{entry.Key}\" must be a map {{ ... }}, not {entry.Value.Kind}");
            }
        }
    }

    private static void ReadLimits(ReadingContext context, ConfigEntry key, AccountOptions account)
    {
        if (context.Values.Map(key, out var block))
        {
            s_limitKeys.Read(context, block, account.Limits);
        }
    }

    /// <summary>A negative limit is none.</summary>
    private static int Limit(long value) => (int)Math.Max(-1, value);
}
