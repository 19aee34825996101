using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Gust.Security.Checks;
using Gust.Security.Claims;

namespace Gust.Security.Trust;

/// <summary>Fills in the permissions of a scoped signing key's template for one user (spec: auth.md section 6.2).</summary>
/// <remarks>
/// Who holds a scoped key chooses names and tags, and must not get more by them than the template means. So a value with a wildcard
/// or a blank is no value; the reference fills wildcards in.
/// </remarks>
internal sealed partial class ScopeTemplate
{
    /// <summary>Subjects that one entry may become: tags multiply.</summary>
    public const int CombinationsMax = 4096;

    /// <summary>Letters of a value. More fits no control line, and times the combinations it would fill the memory.</summary>
    public const int ValueLengthMax = 1024;

    private const string Everything = ">";
    private const string TagFunction = "tag(";
    private const string AccountTagFunction = "account-tag(";

    private readonly UserClaims _user;
    private readonly AccountClaims _account;

    private ScopeTemplate(UserClaims user, AccountClaims account)
    {
        _user = user;
        _account = account;
    }

    /// <summary>The template's terms for a user. False for an unknown function, or a deny entry that would be left out.</summary>
    public static bool TryApply(
        UserTermsClaim template, UserClaims user, AccountClaims account, [NotNullWhen(true)] out UserTermsClaim? terms, [NotNullWhen(false)] out string? error)
    {
        ScopeTemplate filler = new(user, account);
        List<string> errors = [];
        PermissionClaim publish = filler.Fill(template.Publish, mayNameQueue: false, errors);
        PermissionClaim subscribe = filler.Fill(template.Subscribe, mayNameQueue: true, errors);
        error = errors.FirstOrDefault();
        terms = error is null ? template with { Publish = publish, Subscribe = subscribe } : null;
        return terms is not null;
    }

    private PermissionClaim Fill(PermissionClaim permission, bool mayNameQueue, List<string> errors)
    {
        List<string> allow = [];
        foreach (string entry in permission.Allow)
        {
            allow.AddRange(Fill(entry, errors).Where(subject => SubjectCheck.IsValidEntry(subject, mayNameQueue)));
        }

        List<string> deny = [];
        foreach (string entry in permission.Deny)
        {
            List<string> subjects = Fill(entry, errors);
            if (subjects.Count == 0 || !subjects.TrueForAll(subject => SubjectCheck.IsValidEntry(subject, mayNameQueue)))
            {
                errors.Add($"the scope's deny entry '{entry}' cannot be filled in for this user");
            }

            deny.AddRange(subjects);
        }

        if (permission.Allow.Count > 0 && allow.Count == 0)
        {
            // Of the entries that were to limit the user none is left, and an empty list would allow everything.
            deny.Add(Everything);
        }

        return new PermissionClaim { Allow = allow, Deny = deny };
    }

    /// <summary>What one entry becomes: a subject for each combination of its placeholders' values.</summary>
    private List<string> Fill(string entry, List<string> errors)
    {
        List<string> subjects = [entry];
        foreach (string placeholder in Placeholders().Matches(entry).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            if (ValuesOf(placeholder) is not { } values)
            {
                errors.Add($"the scope's entry '{entry}' has an unknown function {placeholder}");
                return [];
            }

            if (subjects.Count * values.Count > CombinationsMax)
            {
                errors.Add($"the scope's entry '{entry}' becomes more than {CombinationsMax} subjects for this user");
                return [];
            }

            subjects = [.. subjects.SelectMany(subject => values.Select(value => subject.Replace(placeholder, value, StringComparison.Ordinal)))];
        }

        return subjects;
    }

    /// <summary>Null for an unknown function; none for a tag that nobody has.</summary>
    private IReadOnlyList<string>? ValuesOf(string placeholder)
    {
        string function = placeholder[2..^2].Trim().ToLowerInvariant();
        IReadOnlyList<string>? values = function switch
        {
            "name()" => [_user.Name],
            "subject()" => [_user.Subject],
            "account-name()" => [_account.Name],
            "account-subject()" => [_account.Subject],
            _ when IsCall(function, TagFunction, out string? tag) => TagValues(_user.User.Tags, tag),
            _ when IsCall(function, AccountTagFunction, out string? tag) => TagValues(_account.Account.Tags, tag),
            _ => null,
        };
        return values is null ? null : [.. values.Where(IsHarmless)];
    }

    private static bool IsCall(string function, string name, [NotNullWhen(true)] out string? argument)
    {
        bool isCall = function.StartsWith(name, StringComparison.Ordinal) && function.EndsWith(')');
        argument = isCall ? function[name.Length..^1] : null;
        return isCall;
    }

    private static List<string> TagValues(IReadOnlyList<string> tags, string name) =>
        [.. tags.Where(tag => tag.StartsWith(name + ":", StringComparison.Ordinal)).Select(tag => tag[(name.Length + 1)..])];

    /// <summary>Braces too: a value is not a template of its own.</summary>
    private static bool IsHarmless(string value) => value.Length is > 0 and <= ValueLengthMax && value.AsSpan().IndexOfAny("*> \t\r\n\f{}") < 0;

    [GeneratedRegex(@"\{\{.*?\}\}")]
    private static partial Regex Placeholders();
}
