using System.Security.Cryptography.X509Certificates;

namespace Gust.Security.Access;

/// <summary>The parts of an X.500 name, such as <c>CN=client,OU=dev,O=Acme</c>.</summary>
internal sealed class DistinguishedName
{
    /// <summary>Serial number, common name, unit, organization, postal code, street, locality, province, country.</summary>
    private static readonly string[] s_shownFirst = ["2.5.4.5", "2.5.4.3", "2.5.4.11", "2.5.4.10", "2.5.4.17", "2.5.4.9", "2.5.4.7", "2.5.4.8", "2.5.4.6"];

    private readonly List<(string Type, string Value)> _parts;

    private DistinguishedName(List<(string Type, string Value)> parts) => _parts = parts;

    /// <summary>Null for an empty name.</summary>
    public static DistinguishedName? Of(X500DistinguishedName name)
    {
        List<(string, string)> parts = [];
        foreach (X500RelativeDistinguishedName relative in name.EnumerateRelativeDistinguishedNames(reversed: true))
        {
            if (!relative.HasMultipleElements && relative.GetSingleElementValue() is { } value)
            {
                parts.Add((TypeName(relative.GetSingleElementType().Value), value));
            }
        }

        return parts.Count > 0 ? new DistinguishedName(parts) : null;
    }

    /// <summary>
    /// As the reference shows names: in the form of RFC 2253, but in an order of its own whatever the certificate's, parts of one type
    /// together, and types beyond the usual by number at the end.
    /// </summary>
    public static string Text(X500DistinguishedName name)
    {
        List<X500RelativeDistinguishedName> parts = [.. name.EnumerateRelativeDistinguishedNames(reversed: false)];
        return string.Join(',', UsualTexts(parts).Concat(parts.Where(part => !s_shownFirst.Contains(TypeOf(part))).Reverse().Select(OtherText)));
    }

    /// <summary>The same without types beyond the usual: so the reference's events name certificates.</summary>
    public static string UsualText(X500DistinguishedName name) => string.Join(',', UsualTexts([.. name.EnumerateRelativeDistinguishedNames(reversed: false)]));

    /// <summary>Reads the text form of RFC 4514; null when it is none.</summary>
    public static DistinguishedName? TryParse(string text)
    {
        if (!text.Contains('='))
        {
            return null;
        }

        List<(string, string)> parts = [];
        foreach (string part in SplitUnescaped(text))
        {
            int equals = part.IndexOf('=');
            if (equals <= 0)
            {
                return null;
            }

            parts.Add((TypeName(part[..equals].Trim()), Unescape(part[(equals + 1)..].Trim())));
        }

        return new DistinguishedName(parts);
    }

    public bool IsSameAs(DistinguishedName other) => _parts.SequenceEqual(other._parts);

    /// <summary>The same parts in any order.</summary>
    public bool HasSamePartsAs(DistinguishedName other) => _parts.Order().SequenceEqual(other._parts.Order());

    private static IEnumerable<string> UsualTexts(List<X500RelativeDistinguishedName> parts) => s_shownFirst
        .Select(type => string.Join('+', parts.Where(part => TypeOf(part) == type).Select(part => $"{TypeName(type)}={Escape(part.GetSingleElementValue()!)}")))
        .Where(text => text.Length > 0);

    /// <summary>Null when it has several elements or no text.</summary>
    private static string? TypeOf(X500RelativeDistinguishedName part) =>
        part.HasMultipleElements || part.GetSingleElementValue() is null ? null : part.GetSingleElementType().Value;

    private static string OtherText(X500RelativeDistinguishedName part) =>
        TypeOf(part) is { } type ? $"{type}={Escape(part.GetSingleElementValue()!)}" : "#" + Convert.ToHexStringLower(part.RawData.Span);

    private static string Escape(string value)
    {
        System.Text.StringBuilder text = new(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            bool isAtEdge = i == 0 || i == value.Length - 1;
            if (",+\"\\<>;".Contains(value[i]) || (isAtEdge && value[i] == ' ') || (i == 0 && value[i] == '#'))
            {
                text.Append('\\');
            }

            text.Append(value[i]);
        }

        return text.ToString();
    }

    private static string TypeName(string? oidOrName) => oidOrName?.ToUpperInvariant() switch
    {
        "2.5.4.3" => "CN",
        "2.5.4.5" => "SERIALNUMBER",
        "2.5.4.6" => "C",
        "2.5.4.7" => "L",
        "2.5.4.8" or "S" => "ST",
        "2.5.4.9" => "STREET",
        "2.5.4.10" => "O",
        "2.5.4.11" => "OU",
        "2.5.4.17" => "POSTALCODE",
        "0.9.2342.19200300.100.1.25" => "DC",
        "0.9.2342.19200300.100.1.1" => "UID",
        "1.2.840.113549.1.9.1" or "E" => "EMAILADDRESS",
        var name => name ?? "",
    };

    /// <summary>Parts between commas or plus signs that no backslash precedes.</summary>
    private static IEnumerable<string> SplitUnescaped(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] is ',' or '+' or ';')
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static string Unescape(string value)
    {
        if (!value.Contains('\\'))
        {
            return value;
        }

        System.Text.StringBuilder plain = new(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            plain.Append(value[i] == '\\' && i + 1 < value.Length ? value[++i] : value[i]);
        }

        return plain.ToString();
    }
}
