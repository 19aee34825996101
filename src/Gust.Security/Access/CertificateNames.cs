using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Security.Access;

/// <summary>The names a client certificate stands for, in the order in which users are looked up by them (spec: auth.md section 5).</summary>
internal static class CertificateNames
{
    private static readonly Asn1Tag s_email = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag s_dns = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag s_uri = new(TagClass.ContextSpecific, 6);

    /// <summary>Emails, DNS names and URIs of the subject's alternative names, in this order.</summary>
    public static IEnumerable<string> Alternatives(X509Certificate2 certificate)
    {
        if (certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault() is not { } extension)
        {
            return [];
        }

        List<(Asn1Tag Kind, string Name)> names = [];
        AsnReader sequence = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
        while (sequence.HasData)
        {
            Asn1Tag tag = sequence.PeekTag();
            if (tag == s_email || tag == s_dns || tag == s_uri)
            {
                names.Add((tag, sequence.ReadCharacterString(UniversalTagNumber.IA5String, tag)));
            }
            else
            {
                sequence.ReadEncodedValue();
            }
        }

        return new[] { s_email, s_dns, s_uri }.SelectMany(kind => names.Where(name => name.Kind == kind).Select(name => name.Name));
    }

    /// <summary>The first of <paramref name="users"/> whom a name of the certificate, or its subject, names; null: none.</summary>
    public static string? FindUser(X509Certificate2 certificate, IReadOnlyCollection<string> users)
    {
        foreach (string alternative in Alternatives(certificate))
        {
            if (users.Contains(alternative))
            {
                return alternative;
            }
        }

        if (DistinguishedName.Of(certificate.SubjectName) is not { } subject)
        {
            return null;
        }

        List<(string User, DistinguishedName Name)> candidates = [];
        foreach (string user in users)
        {
            if (DistinguishedName.TryParse(user) is { } name)
            {
                candidates.Add((user, name));
            }
        }

        return candidates.Find(candidate => candidate.Name.IsSameAs(subject)).User
            ?? candidates.Find(candidate => candidate.Name.HasSamePartsAs(subject)).User;
    }
}
