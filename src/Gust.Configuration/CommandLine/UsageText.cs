using System.Text;
using Gust.Configuration.Reading.Tls;
using Gust.Configuration.Unbuilt;

namespace Gust.Configuration.CommandLine;

/// <summary>The help of the server's command line, written from the table of flags.</summary>
internal static class UsageText
{
    private const int HelpColumn = 38;

    /// <summary>What <c>--help_tls</c> prints.</summary>
    public static string TlsHelp { get; } = $$"""
        TLS is configured by the block 'tls' of a configuration file:

            tls {
                cert_file: "./certs/server-cert.pem"
                key_file:  "./certs/server-key.pem"
                ca_file:   "./certs/ca.pem"   # authority of the clients' certificates
                verify:    true               # clients must show one
                verify_and_map: true          # and it says which user they are
                min_version: "1.3"
                handshake_first: auto
                cipher_suites: [TLS_AES_128_GCM_SHA256]
                curve_preferences: [X25519, CurveP256]
            }

        Available cipher suites:
        {{List(TlsNames.SecureCipherSuites)}}
        With 'allow_insecure_cipher_suites: true' also:
        {{List(TlsNames.InsecureCipherSuites)}}
        Available curve preferences:
        {{List(TlsNames.Curves)}}
        """;

    /// <param name="program">The name the program was called by, such as <c>gust server</c>.</param>
    /// <param name="tools">What can stand behind that name instead of options.</param>
    public static string For(string program, IReadOnlyList<ServerTool> tools)
    {
        var text = new StringBuilder($"\nUsage: {program} [options]\n");
        foreach (var tool in tools)
        {
            text.Append($"       {program} {tool.Usage}\n");
        }

        if (tools.Count > 0)
        {
            text.Append("\nCommands, which run no server:\n");
        }

        foreach (var tool in tools)
        {
            AppendLine(text, "    " + tool.Name, tool.Help);
        }

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
        AppendLine(text, left, flag.Help + (UnbuiltFeatures.Flags.TryFind(flag.LongName, out _) ? " (not in this version yet; ignored)" : ""));
    }

    private static void AppendLine(StringBuilder text, string left, string help) => text.Append(left.PadRight(HelpColumn - 1)).Append(' ').Append(help).Append('\n');

    private static string List(IEnumerable<string> names) => string.Join('\n', names.Order(StringComparer.Ordinal).Select(name => "    " + name));
}
