using Gust.Conformance.Scripting;

namespace Gust.Conformance.Identities;

/// <summary>A JWT as a script declares it; it is made when it is used, so that it can hold what is known only then.</summary>
/// <param name="Type">operator, account, user, activation, authorization_response ... or generic.</param>
/// <param name="Subject">The name of a key, or text with placeholders.</param>
/// <param name="Issuer">The name of the key that signs.</param>
/// <param name="Options">Words after the issuer: <c>exp=+60</c>, <c>scoped</c> ...</param>
/// <param name="Body">The <c>nats</c> object.</param>
internal sealed record TokenTemplate(string Type, string Subject, string Issuer, IReadOnlyDictionary<string, string> Options, string Body)
{
    private static readonly string[] Known = ["exp", "nbf", "iat", "aud", "name", "alg", "iss", "scoped", "tampered", "unsigned", "v1"];

    public string? Option(string name) => Options.GetValueOrDefault(name);

    public bool Has(string name) => Options.ContainsKey(name);

    /// <summary>Reads <c>user U.alice by A.app exp=+60</c>.</summary>
    public static TokenTemplate Parse(string head, string body)
    {
        var by = head.IndexOf(" by ", StringComparison.Ordinal);
        var typeAndSubject = head[..Math.Max(by, 0)].Split(' ', 2);
        var rest = ScriptWords.Split(head[(by + 4)..]);
        if (by < 0 || typeAndSubject.Length < 2 || rest.Length == 0)
        {
            throw new FormatException($"a token is declared as TYPE SUBJECT by ISSUER [option ...], not: {head}");
        }

        var options = rest[1..].Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "");
        return options.Keys.Except(Known).FirstOrDefault() is { } unknown
            ? throw new FormatException($"a token has no option {unknown}")
            : new TokenTemplate(typeAndSubject[0], typeAndSubject[1], rest[0], options, body.Length == 0 ? "{}" : body);
    }
}
