using System.Text;

namespace Gust.Configuration.CommandLine;

/// <summary>The help of the server's command line, written from the table of flags.</summary>
internal static class UsageText
{
    private const int HelpColumn = 38;

    public const string TlsHelp = """
        TLS is configured by a block 'tls' with cert_file, key_file and, to verify clients, ca_file and verify.
        This version does not have TLS yet and refuses a configuration that asks for it.
        """;

    /// <param name="program">The name the program was called by, such as <c>gust server</c>.</param>
    public static string For(string program)
    {
        var text = new StringBuilder($"\nUsage: {program} [options]\n");
        foreach (var (title, flags) in FlagTable.Groups)
        {
            text.Append($"\n{title} options:\n");
            foreach (var flag in flags)
            {
                AppendFlag(text, flag);
            }
        }

        return text.Append("\nA flag takes one dash or two, and its value after a blank or '='.\n").ToString();
    }

    private static void AppendFlag(StringBuilder text, FlagSpec flag)
    {
        var names = string.Join(", ", flag.AllNames.Select(name => (name.Length <= 2 || char.IsUpper(name[^1]) ? "-" : "--") + name));
        var left = "    " + names + (flag.Argument.Length == 0 ? "" : $" <{flag.Argument}>");
        text.Append(left.PadRight(HelpColumn - 1)).Append(' ').Append(flag.Help).Append('\n');
    }
}
