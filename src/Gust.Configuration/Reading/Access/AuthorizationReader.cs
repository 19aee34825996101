using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Access;

/// <summary>Reads the <c>authorization</c> block: one user, one token, or a list of users, and who decides about others.</summary>
internal static class AuthorizationReader
{
    private static readonly TimeSpan s_timeoutHigh = TimeSpan.FromSeconds(60);

    private static readonly BlockReader<AuthorizationOptions> s_keys = new BlockReader<AuthorizationOptions>()
        .On("user username", (context, key, o) => o.User = Credential(context, key))
        .On("pass password", (context, key, o) => o.Password = Credential(context, key))
        .On("token", (context, key, o) => o.Token = Credential(context, key))
        .On("timeout", ReadTimeout)
        .On("users", (context, key, o) => o.Users = UserReader.ReadList(context, key))
        .On(
            "default_permissions default_permission permissions",
            (context, key, o) => o.DefaultPermissions = PermissionsReader.Read(context, key))
        .On("auth_callout auth_hook", (context, key, o) => o.AuthCallout = AuthCalloutReader.Read(context, key))
        .Flag("proxy_required", (o, v) => o.ProxyRequired = v);

    public static void Read(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        if (!context.Values.Map(entry, out var block))
        {
            return;
        }

        options.Authorization = new AuthorizationOptions { Position = entry.KeyPosition };
        s_keys.Read(context, block, options.Authorization);
    }

    /// <summary>An empty credential counts as none, as with the reference; but nobody should open a server unawares.</summary>
    public static string? Credential(ReadingContext context, ConfigEntry key)
    {
        if (!context.Values.Text(key, out var value) || value.Length > 0)
        {
            return value;
        }

        context.Diagnostics.Note(key.Value.Position, $"'{key.Key}' of authorization is empty and counts as not set");
        return null;
    }

    private static void ReadTimeout(ReadingContext context, ConfigEntry key, AuthorizationOptions authorization)
    {
        if (!context.Values.Seconds(key, out var timeout) || timeout == TimeSpan.Zero)
        {
            return; // wrong, or the default was asked for
        }

        authorization.Timeout = timeout;
        authorization.HasTimeout = true;
        if (timeout > s_timeoutHigh)
        {
            context.Diagnostics.Warn(
                key.Value.Position,
                $"timeout of {GoDuration.Format(timeout)} is high, consider keeping it under 60 seconds; " +
                "a duration needs its quotes: 1m is a million, \"1m\" a minute");
        }
    }
}
