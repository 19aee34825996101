using System.Globalization;
using System.Text;

namespace Gust.Configuration.Syntax;

/// <summary>JSON values as Go's encoding/json spells them: <c>&lt;&gt;&amp;</c> escaped, floats without needless exponents.</summary>
internal static class GoJson
{
    public static void AppendString(StringBuilder json, string value)
    {
        json.Append('"');
        foreach (var character in value)
        {
            switch (character)
            {
                case '"' or '\\':
                    json.Append('\\').Append(character);
                    break;
                case '\b':
                    json.Append("\\b");
                    break;
                case '\f':
                    json.Append("\\f");
                    break;
                case '\n':
                    json.Append("\\n");
                    break;
                case '\r':
                    json.Append("\\r");
                    break;
                case '\t':
                    json.Append("\\t");
                    break;
                case < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029':
                    json.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    json.Append(character);
                    break;
            }
        }

        json.Append('"');
    }

    /// <summary>Shortest digits that read back the same; an exponent only below 1e-6 and from 1e21 on.</summary>
    public static void AppendFloat(StringBuilder json, double value)
    {
        const double smallestPlain = 1e-6;
        const double largestPlain = 1e21;
        var (digits, exponent) = Decompose(value.ToString("R", CultureInfo.InvariantCulture));
        var magnitude = Math.Abs(value);
        if (double.IsNegative(value))
        {
            json.Append('-');
        }

        if (magnitude != 0 && (magnitude < smallestPlain || magnitude >= largestPlain))
        {
            AppendScientific(json, digits, exponent);
        }
        else
        {
            AppendPlain(json, digits, exponent);
        }
    }

    /// <summary>The significant digits and the power of ten of the first one.</summary>
    private static (string Digits, int Exponent) Decompose(string number)
    {
        var text = number.TrimStart('-');
        var exponentAt = text.IndexOf('E');
        var exponent = exponentAt < 0
            ? 0
            : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var point = mantissa.IndexOf('.');
        exponent += (point < 0 ? mantissa.Length : point) - 1;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        exponent -= digits.Length - significant.Length;
        significant = significant.TrimEnd('0');
        return significant.Length == 0 ? ("0", 0) : (significant, exponent);
    }

    private static void AppendScientific(StringBuilder json, string digits, int exponent)
    {
        json.Append(digits[0]);
        if (digits.Length > 1)
        {
            json.Append('.').Append(digits.AsSpan(1));
        }

        json.Append('e').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent));
    }

    private static void AppendPlain(StringBuilder json, string digits, int exponent)
    {
        if (exponent < 0)
        {
            json.Append("0.").Append('0', -exponent - 1).Append(digits);
            return;
        }

        var whole = exponent + 1;
        json.Append(digits.AsSpan(0, Math.Min(whole, digits.Length)));
        json.Append('0', Math.Max(0, whole - digits.Length));
        if (digits.Length > whole)
        {
            json.Append('.').Append(digits.AsSpan(whole));
        }
    }
}
