using System.Diagnostics.CodeAnalysis;

namespace Gust.JetStream.Api;

/// <summary>The subject of a request, taken apart.</summary>
/// <param name="Verb">What is asked for.</param>
/// <param name="First">The stream; the account where the account is named. Empty where nothing is.</param>
/// <param name="Second">The consumer; the stream of the account named.</param>
/// <param name="Rest">The filter or subject behind, empty when there is none.</param>
internal sealed record ApiSubject(ApiVerb Verb, string First = "", string Second = "", string Rest = "")
{
    public const string Prefix = "$JS.API.";
    private const string DomainPrefix = "$JS.";
    private const string DomainWords = ".API.";

    private static readonly ApiPattern[] s_patterns =
    [
        new(ApiVerb.AccountInfo, "INFO", 0, 0),
        new(ApiVerb.StreamCreate, "STREAM.CREATE", 1, 1),
        new(ApiVerb.StreamUpdate, "STREAM.UPDATE", 1, 1),
        new(ApiVerb.StreamNames, "STREAM.NAMES", 0, 0),
        new(ApiVerb.StreamList, "STREAM.LIST", 0, 0),
        new(ApiVerb.StreamInfo, "STREAM.INFO", 1, 1),
        new(ApiVerb.StreamDelete, "STREAM.DELETE", 1, 1),
        new(ApiVerb.StreamPurge, "STREAM.PURGE", 1, 1),
        new(ApiVerb.MessageGet, "STREAM.MSG.GET", 1, 1),
        new(ApiVerb.MessageDelete, "STREAM.MSG.DELETE", 1, 1),
        new(ApiVerb.StreamSnapshot, "STREAM.SNAPSHOT", 1, 1),
        new(ApiVerb.StreamRestore, "STREAM.RESTORE", 1, 1),
        new(ApiVerb.StreamLeaderStepDown, "STREAM.LEADER.STEPDOWN", 1, 1),
        new(ApiVerb.StreamPeerRemove, "STREAM.PEER.REMOVE", 1, 1),
        new(ApiVerb.StreamPeerEvacuate, "STREAM.PEER.EVACUATE", 1, 1),
        new(ApiVerb.StreamCancelMove, "STREAM.CANCEL_MOVE", 1, 1),
        new(ApiVerb.ConsumerDurableCreate, "CONSUMER.DURABLE.CREATE", 2, 2),
        new(ApiVerb.ConsumerCreate, "CONSUMER.CREATE", 1, 2, HasRest: true),
        new(ApiVerb.ConsumerNames, "CONSUMER.NAMES", 1, 1),
        new(ApiVerb.ConsumerList, "CONSUMER.LIST", 1, 1),
        new(ApiVerb.ConsumerInfo, "CONSUMER.INFO", 2, 2),
        new(ApiVerb.ConsumerDelete, "CONSUMER.DELETE", 2, 2),
        new(ApiVerb.ConsumerPause, "CONSUMER.PAUSE", 2, 2),
        new(ApiVerb.ConsumerUnpin, "CONSUMER.UNPIN", 2, 2),
        new(ApiVerb.ConsumerReset, "CONSUMER.RESET", 2, 2),
        new(ApiVerb.ConsumerNext, "CONSUMER.MSG.NEXT", 2, 2),
        new(ApiVerb.ConsumerLeaderStepDown, "CONSUMER.LEADER.STEPDOWN", 2, 2),
        new(ApiVerb.ConsumerPeerRemove, "CONSUMER.PEER.REMOVE", 2, 2),
        new(ApiVerb.ConsumerPeerEvacuate, "CONSUMER.PEER.EVACUATE", 2, 2),
        new(ApiVerb.DirectGet, "DIRECT.GET", 1, 1, HasRest: true),
        new(ApiVerb.MetaLeaderStepDown, "META.LEADER.STEPDOWN", 0, 0, IsForSystem: true),
        new(ApiVerb.MetaRescue, "META.RESCUE", 0, 0, IsForSystem: true),
        new(ApiVerb.ServerRemove, "SERVER.REMOVE", 0, 0, IsForSystem: true),
        new(ApiVerb.ServerEvacuate, "SERVER.EVACUATE", 0, 0, IsForSystem: true),
        new(ApiVerb.AccountPurge, "ACCOUNT.PURGE", 1, 1, IsForSystem: true),
        new(ApiVerb.AccountStreamMove, "ACCOUNT.STREAM.MOVE", 2, 2, IsForSystem: true),
        new(ApiVerb.AccountStreamCancelMove, "ACCOUNT.STREAM.CANCEL_MOVE", 2, 2, IsForSystem: true),
    ];

    private static readonly Dictionary<string, ApiPattern> s_byWords = s_patterns.ToDictionary(pattern => pattern.Words);

    /// <summary>The prefix under which a domain's API is reached from outside.</summary>
    public static string PrefixOf(string domain) => domain.Length == 0 ? Prefix : DomainPrefix + domain + DomainWords;

    public bool IsForSystem => Array.Exists(s_patterns, pattern => pattern.Verb == Verb && pattern.IsForSystem);

    /// <summary>Takes a subject apart; false for one that nobody answers.</summary>
    /// <param name="subject">With <c>$JS.API.</c>, or with the prefix of the domain.</param>
    /// <param name="domain">The server's; empty for none.</param>
    /// <param name="parsed">Set when it is a request.</param>
    public static bool TryParse(string subject, string domain, [NotNullWhen(true)] out ApiSubject? parsed)
    {
        parsed = null;
        string own = PrefixOf(domain);
        string? rest = subject.StartsWith(Prefix, StringComparison.Ordinal) ? subject[Prefix.Length..]
            : subject.StartsWith(own, StringComparison.Ordinal) ? subject[own.Length..] : null;
        return rest is not null && TryParse(rest.Split('.'), out parsed);
    }

    private static bool TryParse(string[] tokens, [NotNullWhen(true)] out ApiSubject? parsed)
    {
        parsed = null;
        if (Array.Exists(tokens, token => token.Length == 0))
        {
            return false;
        }

        for (int words = Math.Min(tokens.Length, 3); words > 0; words--)
        {
            if (s_byWords.TryGetValue(string.Join('.', tokens, 0, words), out ApiPattern? pattern))
            {
                parsed = Name(pattern, tokens.AsSpan(words));
                return parsed is not null;
            }
        }

        return false;
    }

    private static ApiSubject? Name(ApiPattern pattern, ReadOnlySpan<string> names)
    {
        if (names.Length < pattern.NamesMin || (names.Length > pattern.NamesMax && !pattern.HasRest))
        {
            return null;
        }

        int named = Math.Min(names.Length, pattern.NamesMax);
        return new ApiSubject(
            pattern.Verb, named > 0 ? names[0] : "", named > 1 ? names[1] : "", string.Join('.', names[named..]));
    }
}
