using System.Globalization;
using Gust.Cli.Text;
using Gust.Security.Definitions;
using Ways = Gust.Security.Definitions.ConnectionKinds;

namespace Gust.Cli.ConfigCheck;

/// <summary>Permissions in words.</summary>
internal static class PermissionText
{
    /// <summary>One line for each thing to say.</summary>
    public static IEnumerable<string> Lines(PermissionRules? rules)
    {
        if (rules is null || rules.IsUnrestricted)
        {
            yield return "may publish and subscribe to everything in its account";
            yield break;
        }

        yield return "may publish " + Publish(rules);
        if (rules.Publish.Deny.Count > 0)
        {
            yield return "may not publish " + Join(rules.Publish.Deny);
        }

        yield return "may subscribe to " + (rules.Subscribe.Allow is { Count: > 0 } allow ? Join(allow) : rules.Subscribe.Deny.Count > 0 ? "everything else" : "everything");
        if (rules.Subscribe.Deny.Count > 0)
        {
            yield return "may not subscribe to " + Join(rules.Subscribe.Deny);
        }
    }

    public static string Types(Ways types) => types == Ways.All
        ? "any kind of connection"
        : string.Join(", ", Enum.GetValues<Ways>().Where(type => type is not (Ways.None or Ways.All) && types.HasFlag(type)).Select(Name));

    private static string Publish(PermissionRules rules)
    {
        string subjects = rules.Publish.Allow switch
        {
            { Count: > 0 } allow => Join(allow),
            null when rules.Responses is null => rules.Publish.Deny.Count > 0 ? "everything else" : "everything",
            _ => "",
        };
        string answers = rules.Responses is { } responses ? Answers(responses) : "";
        return (subjects, answers) switch
        {
            ("", "") => "nothing",
            ("", _) => "nothing but " + answers,
            (_, "") => subjects,
            _ => $"{subjects}, and {answers}",
        };
    }

    private static string Answers(ResponseRule rule)
    {
        string count = rule.Max < 0 ? "any number of answers" : rule.Max == 1 ? "one answer" : $"{rule.Max.ToString(CultureInfo.InvariantCulture)} answers";
        return $"{count} to each request it receives{(rule.Expires < TimeSpan.Zero ? "" : $", within {DurationText.Format(rule.Expires)}")}";
    }

    /// <summary>An entry with a queue reads "subject queue".</summary>
    private static string Join(IReadOnlyList<string> entries) =>
        string.Join(", ", entries.Select(entry => entry.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is [var subject, var queue] ? $"{subject} (in queue {queue})" : entry));

    private static string Name(Ways type) => type switch
    {
        Ways.Standard => "STANDARD",
        Ways.WebSocket => "WEBSOCKET",
        Ways.LeafNode => "LEAFNODE",
        Ways.LeafNodeWebSocket => "LEAFNODE_WS",
        Ways.Mqtt => "MQTT",
        Ways.MqttWebSocket => "MQTT_WS",
        _ => "IN_PROCESS",
    };
}
