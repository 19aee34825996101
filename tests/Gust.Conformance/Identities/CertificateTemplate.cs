using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Conformance.Identities;

/// <summary>A certificate as a script declares it: <c>CN=alice,OU=x [email=..] [dns=..] [ip=..] [uri=..] [by=other-ca]</c>.</summary>
internal sealed record CertificateTemplate(string Subject, IReadOnlyList<(string Kind, string Value)> AlternativeNames, string Issuer)
{
    public const string DefaultIssuer = "ca";

    public static CertificateTemplate Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var pairs = words[1..].Select(word => word.Split('=', 2)).Select(pair => (Kind: pair[0], Value: pair[1])).ToList();
        var issuer = pairs.Find(pair => pair.Kind == "by").Value ?? DefaultIssuer;
        return new CertificateTemplate(words[0], [.. pairs.Where(pair => pair.Kind != "by")], issuer);
    }

    public X509Extension? AlternativeNamesExtension()
    {
        if (AlternativeNames.Count == 0)
        {
            return null;
        }

        var builder = new SubjectAlternativeNameBuilder();
        foreach (var (kind, value) in AlternativeNames)
        {
            switch (kind)
            {
                case "email": builder.AddEmailAddress(value); break;
                case "dns": builder.AddDnsName(value); break;
                case "ip": builder.AddIpAddress(IPAddress.Parse(value)); break;
                case "uri": builder.AddUri(new Uri(value)); break;
                default: throw new FormatException($"a certificate has no alternative name of the kind {kind}");
            }
        }

        return builder.Build();
    }
}
