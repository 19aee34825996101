using System.Text;

namespace Gust.Cli.Text;

/// <summary>Splits a command line into words by the quoting rules of a POSIX shell, without running one.</summary>
internal static class ShellWords
{
    /// <summary>Throws <see cref="CliException"/> when a quote is not closed.</summary>
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        bool inWord = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c is ' ' or '\t' or '\n')
            {
                if (inWord)
                {
                    words.Add(word.ToString());
                    word.Clear();
                }

                inWord = false;
                continue;
            }

            inWord = true;
            switch (c)
            {
                case '\'' or '"':
                    i = CopyQuoted(line, i, word);
                    break;
                case '\\' when i + 1 < line.Length:
                    word.Append(line[++i]);
                    break;
                default:
                    word.Append(c);
                    break;
            }
        }

        if (inWord)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static int CopyQuoted(string line, int open, StringBuilder word)
    {
        char quote = line[open];
        for (int i = open + 1; i < line.Length; i++)
        {
            if (line[i] == quote)
            {
                return i;
            }

            bool escaped = quote == '"' && line[i] == '\\' && i + 1 < line.Length && line[i + 1] is '"' or '\\' or '$' or '`';
            word.Append(escaped ? line[++i] : line[i]);
        }

        throw new CliException($"the command {Quoted.Text(line)} has a quote that is not closed");
    }
}
