using System.Buffers;
using System.Text;
using Gust.Foundation;
using Gust.Security.Access;
using Gust.Security.Definitions;
using Gust.Subjects;

namespace Gust.Cli.ConfigCheck;

/// <summary>Yes or no, decided by the permissions that a server compiles, with the rule that decides.</summary>
internal sealed record AccessAnswer(bool IsAllowed, string Reason)
{
    private const int CannotAnswer = 2;

    public static AccessAnswer ToPublish(AskedUser user, string subject)
    {
        byte[] literal = Encoding.UTF8.GetBytes(subject);
        if (!SubjectRules.IsValidLiteral(literal))
        {
            throw new CliException($"\"{subject}\" is not a subject that can be published to", CannotAnswer);
        }

        string mapped = "";
        if (user.Account.Mappings?.Find(literal) is { } mapping)
        {
            var target = new ArrayBufferWriter<byte>();
            if (mapping.Map(literal, target, SystemRandom.Instance) == MappingOutcome.Mapped)
            {
                literal = target.WrittenSpan.ToArray();
                mapped = $"{subject} is mapped to {Encoding.UTF8.GetString(literal)}{(mapping.IsRandom ? " (or another; chance decides)" : "")}; ";
            }
        }

        if (Permissions.Compile(user.Rules) is not { } permissions)
        {
            return new AccessAnswer(true, mapped + Unrestricted(user));
        }

        bool allowed = permissions.MayPublish(literal);
        return new AccessAnswer(allowed, mapped + PublishReason(permissions.Rules, literal, allowed));
    }

    public static AccessAnswer ToSubscribe(AskedUser user, string subject, string queue)
    {
        byte[] asked = Encoding.UTF8.GetBytes(subject);
        byte[] group = Encoding.UTF8.GetBytes(queue);
        if (!SubjectRules.IsValid(asked))
        {
            throw new CliException($"\"{subject}\" is not a valid subject", CannotAnswer);
        }

        if (Permissions.Compile(user.Rules) is not { } permissions)
        {
            return new AccessAnswer(true, Unrestricted(user));
        }

        if (!permissions.MaySubscribe(asked, group))
        {
            return new AccessAnswer(false, First(permissions.Rules.Subscribe.Deny, entry => entry.Covers(asked, group)) is { } denied
                ? $"subscribe deny \"{denied}\""
                : $"no entry of subscribe allow {List(permissions.Rules.Subscribe.Allow)} covers it{(queue.Length > 0 ? $" for the queue {queue}" : "")}");
        }

        string reason = permissions.Rules.Subscribe.Allow is { Count: > 0 } allow && First(allow, entry => entry.Allows(asked, group)) is { } allowed
            ? $"subscribe allow \"{allowed}\""
            : "every subject that is not denied may be subscribed to";
        string[] within = [.. permissions.Rules.Subscribe.Deny.Where(_ => permissions.DeniedWithin(asked, group) is not null)
            .Where(entry => new SubjectSet([entry]).Overlapping(asked, group) is not null)];
        return new AccessAnswer(true, within.Length > 0 ? $"{reason}; but messages of {List(within)} are not delivered" : reason);
    }

    private static string PublishReason(PermissionRules rules, byte[] literal, bool allowed)
    {
        if (First(rules.Publish.Deny, entry => entry.Matches(literal)) is { } denied)
        {
            return $"publish deny \"{denied}\"";
        }

        if (First(rules.Publish.Allow ?? [], entry => entry.Matches(literal)) is { } entry)
        {
            return $"publish allow \"{entry}\"";
        }

        string answers = rules.Responses is null ? "" : "; it may answer requests that it receives, though (allow_responses)";
        return allowed ? "every subject that is not denied may be published to" : $"no entry of publish allow {List(rules.Publish.Allow)} matches{answers}";
    }

    private static string Unrestricted(AskedUser user) => $"{user.Name} has no permissions configured, so that all of account {user.Account.Name} is open to it";

    private static string? First(IReadOnlyList<string> entries, Func<SubjectSet, bool> decides) =>
        entries.FirstOrDefault(entry => decides(new SubjectSet([entry])));

    private static string List(IReadOnlyList<string>? entries) => $"[{string.Join(", ", (entries ?? []).Select(entry => $"\"{entry}\""))}]";
}
