using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gust.Configuration.Syntax;

/// <summary>The fingerprint of a resolved configuration, equal to nats-server's for the same file.</summary>
/// <remarks>SHA-256 over compact JSON with sorted keys and a new line, spelled the way Go's encoder spells it.</remarks>
internal static class ConfigDigest
{
    public static string Of(ConfigMap root) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json(root) + "\n")));

    public static string Json(ConfigMap root)
    {
        var json = new StringBuilder();
        Append(json, root);
        return json.ToString();
    }

    // Recursion is bounded: the parser keeps Height below ConfigLimits.DepthMax.
    private static void Append(StringBuilder json, ConfigNode node)
    {
        switch (node)
        {
            case ConfigMap map:
                AppendMap(json, map);
                break;
            case ConfigArray array:
                AppendArray(json, array);
                break;
            case ConfigString text:
                GoJson.AppendString(json, text.Value);
                break;
            case ConfigInteger integer:
                json.Append(integer.Value);
                break;
            case ConfigFloat number:
                GoJson.AppendFloat(json, number.Value);
                break;
            case ConfigBoolean boolean:
                json.Append(boolean.Value ? "true" : "false");
                break;
            case ConfigDateTime time:
                GoJson.AppendString(json, time.Value.ToString(ConfigDateTime.Format, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void AppendMap(StringBuilder json, ConfigMap map)
    {
        json.Append('{');
        var separator = "";
        foreach (var entry in map.Entries.OrderBy(entry => entry.Key, Utf8Comparer.Instance))
        {
            json.Append(separator);
            GoJson.AppendString(json, entry.Key);
            json.Append(':');
            Append(json, entry.Value);
            separator = ",";
        }

        json.Append('}');
    }

    private static void AppendArray(StringBuilder json, ConfigArray array)
    {
        json.Append('[');
        var separator = "";
        foreach (var item in array.Items)
        {
            json.Append(separator);
            Append(json, item);
            separator = ",";
        }

        json.Append(']');
    }

    /// <summary>Orders as UTF-8 bytes do; UTF-16 order differs above the basic plane.</summary>
    private sealed class Utf8Comparer : IComparer<string>
    {
        public static readonly Utf8Comparer Instance = new();

        public int Compare(string? x, string? y) =>
            Encoding.UTF8.GetBytes(x ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y ?? ""));
    }
}
