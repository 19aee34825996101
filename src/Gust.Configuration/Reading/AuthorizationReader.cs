using Gust.Configuration.Syntax;
using Gust.Configuration.Unbuilt;

namespace Gust.Configuration.Reading;

/// <summary>Reads the <c>authorization</c> block: one user, one token, or a list of users.</summary>
internal static class AuthorizationReader
{
    private static readonly TimeSpan s_timeoutHigh = TimeSpan.FromSeconds(60);

    public static void Read(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        if (!context.Values.Map(entry, out var block))
        {
            return;
        }

        var authorization = new AuthorizationOptions();
        options.Authorization = authorization;
        foreach (var key in block.Entries)
        {
            ReadKey(context, key, authorization);
        }

        CheckExclusions(context, entry, authorization);
    }

    private static void ReadKey(ReadingContext context, ConfigEntry key, AuthorizationOptions authorization)
    {
        switch (key.Key.ToLowerInvariant())
        {
            case "user" or "username":
                authorization.User = Credential(context, key);
                break;
            case "pass" or "password":
                authorization.Password = Credential(context, key);
                break;
            case "token":
                authorization.Token = Credential(context, key);
                break;
            case "timeout":
                ReadTimeout(context, key, authorization);
                break;
            case "users":
                ReadUsers(context, key, authorization);
                break;
            default:
                UnbuiltFeatures.Report(context, UnbuiltFeatures.Authorization, key);
                break;
        }
    }

    /// <summary>An empty credential counts as none, as with the reference; but nobody should open a server unawares.</summary>
    private static string? Credential(ReadingContext context, ConfigEntry key)
    {
        if (!context.Values.Text(key, out var value) || value.Length > 0)
        {
            return value;
        }

        context.Diagnostics.Note(key.Value.Position, $"'{key.Key}' of authorization is empty and counts as not set");
        return null;
    }

    /// <summary>Seconds as a number, or a duration string.</summary>
    private static void ReadTimeout(ReadingContext context, ConfigEntry key, AuthorizationOptions authorization)
    {
        TimeSpan timeout;
        var isRead = key.Value switch
        {
            ConfigInteger integer => ValueReader.TrySeconds(integer.Value, out timeout),
            ConfigFloat number => ValueReader.TrySeconds(number.Value, out timeout),
            _ => context.Values.DurationText(key, out timeout),
        };
        if (!isRead || timeout < TimeSpan.Zero)
        {
            // What is no number and no duration has been reported already.
            if (key.Value is ConfigInteger or ConfigFloat || isRead)
            {
                context.Diagnostics.Error(
                    key.Value.Position, "the authorization timeout must be a number of seconds or a duration, not negative");
            }

            return;
        }

        authorization.Timeout = timeout == TimeSpan.Zero ? new AuthorizationOptions().Timeout : timeout;
        if (timeout > s_timeoutHigh)
        {
            context.Diagnostics.Warn(
                key.Value.Position,
                $"timeout of {GoDuration.Format(timeout)} is high, consider keeping it under 60 seconds; " +
                "a duration needs its quotes: 1m is a million, \"1m\" a minute");
        }
    }

    private static void ReadUsers(ReadingContext context, ConfigEntry key, AuthorizationOptions authorization)
    {
        if (!context.Values.Array(key, out var users))
        {
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in users.Items)
        {
            if (item is not ConfigMap block)
            {
                context.Diagnostics.Error(item.Position, $"expected a user entry to be a map, not {item.Kind}");
            }
            else if (ReadUser(context, block) is { } user)
            {
                authorization.Users.Add(user);
                if (!names.Add(user.User))
                {
                    context.Diagnostics.Error(block.Position, $"duplicate user \"{user.User}\" detected");
                }
            }
        }
    }

    private static UserOptions? ReadUser(ReadingContext context, ConfigMap block)
    {
        var user = new UserOptions();
        var isRead = true;
        foreach (var key in block.Entries)
        {
            switch (key.Key.ToLowerInvariant())
            {
                case "user" or "username":
                    isRead &= context.Values.Text(key, out var name);
                    user.User = name ?? "";
                    break;
                case "pass" or "password":
                    isRead &= context.Values.Text(key, out var password);
                    user.Password = password ?? "";
                    break;
                default:
                    isRead &= !key.Key.Equals("nkey", StringComparison.OrdinalIgnoreCase);
                    UnbuiltFeatures.Report(context, UnbuiltFeatures.User, key);
                    break;
            }
        }

        if (isRead && user.User.Length == 0)
        {
            isRead = context.Values.Error(block.Position, "user entry requires a user");
        }

        return isRead ? user : null;
    }

    private static void CheckExclusions(ReadingContext context, ConfigEntry entry, AuthorizationOptions authorization)
    {
        var hasUser = authorization.User is not null || authorization.Password is not null;
        var error = authorization switch
        {
            { Token: not null } when hasUser => "cannot have a user/pass and token",
            { Token: not null, Users.Count: > 0 } => "cannot have a token and a users array",
            { Users.Count: > 0 } when hasUser => "cannot have a single user/pass and a users array",
            { User: null, Password: not null } => "a password needs a user",
            _ => null,
        };
        if (error is not null)
        {
            context.Diagnostics.Error(entry.KeyPosition, error);
        }
    }
}
