using System.Globalization;
using System.Text.RegularExpressions;
using Gust.Conformance.Identities;

namespace Gust.Conformance.Scripting;

/// <summary>Replaces <c>%{word argument}</c> in configurations, tokens and sent text; what each word means stands in scripts/README.md.</summary>
/// <param name="declarations">The tokens and certificates of the script.</param>
/// <param name="directory">A directory of the server that the text is for.</param>
/// <param name="time">What the times of tokens count from: the start of the servers.</param>
/// <param name="accounts">Address of the HTTP server that has the accounts for this server.</param>
internal sealed partial class Placeholders(Declarations declarations, string directory, DateTimeOffset time, string accounts = "")
{
    /// <param name="ofConnection">Answers the words that only a running script can answer.</param>
    public string Fill(string text, Func<string, string, string>? ofConnection = null)
    {
        // The innermost ones first: an argument may hold placeholders itself.
        while (Placeholder().IsMatch(text))
        {
            text = Placeholder().Replace(text, match => Value(match.Groups[1].Value, match.Groups[2].Value, ofConnection));
        }

        return text;
    }

    private string Value(string word, string argument, Func<string, string, string>? ofConnection) => word switch
    {
        "key" => KeyRing.PublicKey(argument),
        "seed" => KeyRing.SeedText(argument),
        "jwt" => TokenWriter.Write(argument, declarations.Token(argument), text => Fill(text, ofConnection), time),
        "time" => (time.ToUnixTimeSeconds() + long.Parse(argument, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture),
        "dir" => Path.Combine(directory, argument),
        "accounts" => accounts,
        "file" => CertificateStore.File(argument, declarations.Certificate),
        "pin" => CertificateStore.Pin(CertificateStore.Get(argument, declarations.Certificate(argument))),
        "signature-of" => Value("sig", declarations.Token(argument).Subject, ofConnection),
        _ when ofConnection is not null => ofConnection(word, argument),
        _ => throw new FormatException($"%{{{word} {argument}}} is not known here"),
    };

    [GeneratedRegex(@"%\{([a-z0-9-]+)(?: ([^{}]*))?\}")]
    private static partial Regex Placeholder();
}
