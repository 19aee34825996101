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

    public static bool EndsInTail(string subject) => subject == ">" || subject.EndsWith(".>", StringComparison.Ordinal);

    public static bool HasStar(string subject) => subject.Split('.').Contains("*");
}
