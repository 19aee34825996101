namespace Gust.Configuration.Reading;

/// <summary>The little of subjects that a configuration file is checked for without the room Subjects.</summary>
internal static class SubjectShape
{
    /// <summary>Tokens are not empty, hold no white space, and <c>></c> stands last.</summary>
    public static bool IsValid(string subject)
    {
        var tokens = subject.Split('.');
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Length == 0 || tokens[i].AsSpan().ContainsAny(" \t\n\r\f") || (tokens[i] == ">" && i < tokens.Length - 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Valid and without wildcards.</summary>
    public static bool IsLiteral(string subject) => IsValid(subject) && !HasWildcard(subject);

    public static bool EndsInTail(string subject) => subject == ">" || subject.EndsWith(".>", StringComparison.Ordinal);

    public static bool HasStar(string subject) => subject.Split('.').Contains("*");

    public static bool HasWildcard(string subject) => EndsInTail(subject) || HasStar(subject);

    /// <summary>Everything that <paramref name="subject"/> matches, <paramref name="pattern"/> matches too.</summary>
    public static bool IsSubset(string subject, string pattern)
    {
        var (some, all) = (subject.Split('.'), pattern.Split('.'));
        for (var i = 0; i < all.Length; i++)
        {
            if (i >= some.Length)
            {
                return false;
            }

            if (all[i] == ">")
            {
                return true;
            }

            if (some[i] == ">" || (all[i] != "*" && all[i] != some[i]))
            {
                return false;
            }
        }

        return some.Length == all.Length;
    }

    /// <summary>Some subject is matched by both.</summary>
    public static bool Collide(string one, string other)
    {
        var (left, right) = (one.Split('.'), other.Split('.'));
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            if (left[i] == ">" || right[i] == ">")
            {
                return true;
            }

            if (left[i] != "*" && right[i] != "*" && left[i] != right[i])
            {
                return false;
            }
        }

        return left.Length == right.Length;
    }
}
