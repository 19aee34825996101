using Gust.Security.Claims;
using Gust.Security.Definitions;

namespace Gust.Security.Trust;

/// <summary>A user's claims in the terms that sessions work with.</summary>
internal static class RulesFromClaims
{
    private const long NanosecondsPerTick = 100;

    /// <summary>Null where nothing is said, so that the account's default applies.</summary>
    public static PermissionRules? Permissions(PermissionsClaim claim) => claim.HasNoPermissions ? null : new PermissionRules
    {
        Publish = Subjects(claim.Publish),
        Subscribe = Subjects(claim.Subscribe),
        Responses = claim.Responses is { } responses ? Responses(responses) : null,
    };

    /// <summary>-1 is unlimited, and what was left out is 0, which is none.</summary>
    public static int Limit(long limit) => limit < 0 ? -1 : (int)Math.Min(limit, int.MaxValue);

    /// <summary>The listed types, each in any case; none listed is all. Unknown ones are passed over: what is left may be nothing.</summary>
    public static ConnectionKinds ConnectionKinds(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return Definitions.ConnectionKinds.All;
        }

        ConnectionKinds types = Definitions.ConnectionKinds.None;
        foreach (string name in names)
        {
            types |= name.ToUpperInvariant() switch
            {
                "STANDARD" => Definitions.ConnectionKinds.Standard,
                "WEBSOCKET" => Definitions.ConnectionKinds.WebSocket,
                "LEAFNODE" => Definitions.ConnectionKinds.LeafNode,
                "LEAFNODE_WS" => Definitions.ConnectionKinds.LeafNodeWebSocket,
                "MQTT" => Definitions.ConnectionKinds.Mqtt,
                "MQTT_WS" => Definitions.ConnectionKinds.MqttWebSocket,
                "IN_PROCESS" => Definitions.ConnectionKinds.InProcess,
                _ => Definitions.ConnectionKinds.None,
            };
        }

        return types;
    }

    public static TimeSpan Nanoseconds(long nanoseconds) => TimeSpan.FromTicks(nanoseconds / NanosecondsPerTick);

    /// <summary>An empty list of allowed subjects is none in claims, and allows all.</summary>
    private static SubjectList Subjects(PermissionClaim claim) =>
        claim.IsEmpty ? SubjectList.Unrestricted : new SubjectList(claim.Allow.Count == 0 ? null : claim.Allow, claim.Deny);

    private static ResponseRule Responses(ResponseClaim claim) => new(
        claim.Maximum == 0 ? ResponseRule.Default.Max : Limit(claim.Maximum),
        claim.TtlNanoseconds == 0 ? ResponseRule.DefaultExpires : Nanoseconds(claim.TtlNanoseconds));
}
