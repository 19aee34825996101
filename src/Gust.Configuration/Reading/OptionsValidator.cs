using Gust.Configuration.Reading.Access;
using Gust.Configuration.Reading.JetStream;
using Gust.Configuration.Reading.Listeners;
using Gust.Configuration.Reading.Monitoring;
using Gust.Configuration.Reading.Operators;
using Gust.Configuration.Reading.Tls;

namespace Gust.Configuration.Reading;

/// <summary>What must hold between options before a server may start, whoever set them: a file, flags or an embedding program.</summary>
/// <remarks>
/// As with the reference these are not part of a configuration test; a file's own mistakes are found, with their place,
/// when it is read.
/// </remarks>
internal static class OptionsValidator
{
    private static readonly TimeSpan s_lameDuckDurationMin = TimeSpan.FromSeconds(30);

    /// <summary>All that is wrong; empty: the server may start.</summary>
    public static IReadOnlyList<string> Validate(GustServerOptions options)
    {
        var errors = new List<string>();
        CheckIdentity(options, errors);
        CheckLimits(options, errors);
        CheckTimers(options, errors);
        errors.AddRange(Security(options).Select(problem => problem.ToString()));
        CheckMappings(options.Mappings, errors);
        options.Accounts.ForEach(account => CheckMappings(account.Mappings, errors));
        return errors;
    }

    private static void CheckIdentity(GustServerOptions options, List<string> errors)
    {
        Require(options.Port is >= -1 and <= ListenAddress.PortMax, errors, $"port {options.Port} is out of the range");
        Require(!string.IsNullOrEmpty(options.Host), errors, "host is empty");
        Require(options.ServerName?.Contains(' ') != true, errors, "server name cannot contain spaces");
        Require(ListenAddress.IsHostAndPort(options.ClientAdvertise), errors, $"client_advertise \"{options.ClientAdvertise}\" is not host[:port]");
    }

    private static void CheckLimits(GustServerOptions options, List<string> errors)
    {
        Require(options.MaxPayload > 0, errors, "max_payload must be above zero");
        Require(options.MaxControlLine > 0, errors, "max_control_line must be above zero");
        Require(options.MaxPending > 0, errors, "max_pending must be above zero");
        Require(options.PingMax > 0, errors, "ping_max must be above zero");
        Require(options.MaxSubscriptionTokens is >= 0 and <= byte.MaxValue, errors, "max_sub_tokens must be 0 to 255");
        Require(options.MaxClosedClients >= 0, errors, "max_closed_clients can not be negative");
        Require(options.Logging.FileSizeLimit >= 0, errors, "log_size_limit can not be negative");
        Require(
            options.MaxPayload <= options.MaxPending,
            errors,
            $"max_payload ({options.MaxPayload}) cannot be higher than max_pending ({options.MaxPending})");
    }

    private static void CheckTimers(GustServerOptions options, List<string> errors)
    {
        Require(options.PingInterval > TimeSpan.Zero, errors, "ping_interval must be above zero");
        Require(options.WriteDeadline > TimeSpan.Zero, errors, "write_deadline must be above zero");
        Require(options.Authorization.Timeout > TimeSpan.Zero, errors, "the authorization timeout must be above zero");
        Require(options.LameDuckGracePeriod >= TimeSpan.Zero, errors, "invalid lame_duck_grace_period, needs to be positive");
        Require(
            options.LameDuckDuration >= s_lameDuckDurationMin,
            errors,
            $"invalid lame_duck_duration of {GoDuration.Format(options.LameDuckDuration)}, minimum is 30s");
        Require(
            options.LameDuckGracePeriod < options.LameDuckDuration,
            errors,
            $"lame duck grace period ({GoDuration.Format(options.LameDuckGracePeriod)}) should be strictly lower than " +
            $"lame duck duration ({GoDuration.Format(options.LameDuckDuration)})");
    }

    /// <summary>Users, accounts, operators, encryption: told with their place in the file, if they came from one.</summary>
    private static IEnumerable<OptionProblem> Security(GustServerOptions options)
    {
        var permissions = UserRules.All(options).Select(user => user.Permissions)
            .Concat(options.Accounts.Select(account => account.DefaultPermissions))
            .Append(options.Authorization.DefaultPermissions);
        var users = UserRules.All(options).Where(user => UserRules.Check(user) is not null);
        return users.Select(user => new OptionProblem(user.Position, UserRules.Check(user)!))
            .Concat(permissions.SelectMany(PermissionRules.Check))
            .Concat(SharedRules.Check(options))
            .Concat(OperatorRules.Check(options))
            .Concat((options.Tls is { } tls ? TlsRules.CheckListener(tls, "client") : []).Select(error => new OptionProblem(options.Tls?.Position, error)))
            .Concat(OcspRules.Check(options))
            .Concat(WebSocketRules.Check(options))
            .Concat(JetStreamRules.Check(options))
            .Concat(MonitoringRules.Check(options));
    }

    private static void CheckMappings(List<SubjectMappingOptions> mappings, List<string> errors)
    {
        foreach (var mapping in mappings)
        {
            Require(SubjectShape.IsValid(mapping.Source), errors, $"subject \"{mapping.Source}\" is not a valid subject");
            Require(
                mapping.Destinations.TrueForAll(destination => destination.Weight is >= 0 and <= 100),
                errors,
                $"a weight of mapping \"{mapping.Source}\" is not between 0 and 100");
            Require(
                mapping.Destinations.GroupBy(destination => destination.Cluster).All(group => group.Sum(one => (long)one.Weight) <= 100),
                errors,
                $"mapping \"{mapping.Source}\": total weight needs to be <= 100");
        }
    }

    private static void Require(bool holds, List<string> errors, string error)
    {
        if (!holds)
        {
            errors.Add(error);
        }
    }
}
