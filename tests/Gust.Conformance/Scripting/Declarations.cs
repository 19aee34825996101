using Gust.Conformance.Identities;

namespace Gust.Conformance.Scripting;

/// <summary>The tokens and certificates that a script declares.</summary>
internal sealed class Declarations
{
    private readonly Dictionary<string, TokenTemplate> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CertificateTemplate> _certificates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _served = new(StringComparer.Ordinal);
    private readonly List<string> _lines = [];

    /// <summary>All of them as text, to tell whether two scripts declare the same.</summary>
    public string Text => string.Join('\n', _lines);

    /// <summary>A later declaration replaces an earlier one, so that a script can change what it includes.</summary>
    public void AddToken(string name, string head, string body)
    {
        _tokens[name] = TokenTemplate.Parse(head, body);
        _lines.Add($"jwt {name}: {head}\n{body}");
    }

    public void AddCertificate(string name, string text)
    {
        _certificates[name] = CertificateTemplate.Parse(text);
        _lines.Add($"certificate {name}: {text}");
    }

    /// <summary>What the HTTP server with the accounts gives from the start.</summary>
    public void AddServed(string account, string answer)
    {
        _served[account] = answer;
        _lines.Add($"serve {account}: {answer}");
    }

    public IReadOnlyDictionary<string, string> Served => _served;

    public TokenTemplate Token(string name) =>
        _tokens.TryGetValue(name, out var token) ? token : throw new FormatException($"the script declares no token {name}");

    public CertificateTemplate? Certificate(string name) => _certificates.GetValueOrDefault(name);
}
