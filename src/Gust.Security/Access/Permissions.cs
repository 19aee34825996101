using Gust.Security.Definitions;
using Gust.Subjects;

namespace Gust.Security.Access;

/// <summary>A user's permissions in the form that sessions ask (spec: auth.md section 4). Immutable; shared by all sessions of the user.</summary>
internal sealed class Permissions
{
    private readonly SubjectSet? _publishAllow;
    private readonly SubjectSet _publishDeny;
    private readonly SubjectSet? _subscribeAllow;
    private readonly SubjectSet _subscribeDeny;

    private Permissions(PermissionRules rules)
    {
        Rules = rules;
        IReadOnlyList<string>? publish = rules.Publish.Allow ?? (rules.Responses is null ? null : []);
        _publishAllow = publish is null ? null : new SubjectSet(publish);
        _publishDeny = new SubjectSet(rules.Publish.Deny);
        _subscribeAllow = rules.Subscribe.Allow is { Count: > 0 } allow ? new SubjectSet(allow) : null;
        _subscribeDeny = new SubjectSet(rules.Subscribe.Deny);
    }

    public PermissionRules Rules { get; }

    /// <summary>Null where everything is allowed, so that nothing is asked.</summary>
    public static Permissions? Compile(PermissionRules? rules) =>
        rules is null || rules.IsUnrestricted ? null : new Permissions(rules);

    public bool MayPublish(ReadOnlySpan<byte> subject) =>
        (_publishAllow is null || _publishAllow.Matches(subject)) && (_publishDeny.IsEmpty || !_publishDeny.Matches(subject));

    public bool MaySubscribe(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> queue) =>
        (_subscribeAllow is null || _subscribeAllow.Allows(subject, queue)) && !_subscribeDeny.Covers(subject, queue);

    /// <summary>What an allowed subscription must not deliver all the same; null for most.</summary>
    public SubjectSet? DeniedWithin(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> queue) =>
        SubjectRules.IsLiteral(subject) ? null : _subscribeDeny.Overlapping(subject, queue);
}
