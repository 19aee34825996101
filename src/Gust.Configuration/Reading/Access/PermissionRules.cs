namespace Gust.Configuration.Reading.Access;

/// <summary>Shape of the entries of permissions.</summary>
internal static class PermissionRules
{
    private static readonly char[] s_blanks = [' ', '\t'];

    /// <summary>What is wrong with an entry: a subject, or for subscriptions a subject and a queue; null: nothing.</summary>
    public static string? Check(string entry, bool mayNameQueue)
    {
        var parts = mayNameQueue ? Split(entry) : [entry];
        return parts switch
        {
            [var subject] when SubjectShape.IsValid(subject) => null,
            [var subject, _] when !SubjectShape.IsValid(subject) => $"subject \"{subject}\" is not a valid subject",
            [_, var queue] => SubjectShape.IsValid(queue) ? null : $"queue \"{queue}\" is not a valid queue",
            _ => $"subject \"{entry}\" is not a valid subject" + (mayNameQueue && parts.Length > 2 ? ": expected \"subject queue\"" : ""),
        };
    }

    /// <summary>Subject and queue with one blank between them.</summary>
    public static string Tidy(string entry) => string.Join(' ', Split(entry));

    /// <summary>All problems of one set of permissions.</summary>
    public static IEnumerable<OptionProblem> Check(PermissionsOptions? permissions)
    {
        var publish = Entries(permissions?.Publish).Select(entry => Check(entry, mayNameQueue: false));
        var subscribe = Entries(permissions?.Subscribe).Select(entry => Check(entry, mayNameQueue: true));
        return publish.Concat(subscribe).OfType<string>().Select(error => new OptionProblem(permissions?.Position, error));
    }

    private static IEnumerable<string> Entries(SubjectPermissionsOptions? subjects) => (subjects?.Allow ?? []).Concat(subjects?.Deny ?? []);

    private static string[] Split(string entry) => entry.Split(s_blanks, StringSplitOptions.RemoveEmptyEntries);
}
