namespace Gust.Cli.Messages;

/// <summary>Tells whether a subject falls under a pattern with <c>*</c> and <c>&gt;</c>.</summary>
internal static class SubjectPattern
{
    public static bool Matches(string pattern, string subject)
    {
        string[] wanted = pattern.Split('.');
        string[] tokens = subject.Split('.');
        for (int i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == ">" && i == wanted.Length - 1)
            {
                return tokens.Length > i;
            }

            if (i >= tokens.Length || (wanted[i] != "*" && wanted[i] != tokens[i]))
            {
                return false;
            }
        }

        return wanted.Length == tokens.Length;
    }
}
