using System.Text;

namespace Gust.Conformance.Connecting;

/// <summary>The CONNECT of <c>A open ...</c>: neither verbose nor pedantic, and the fields that the words ask for.</summary>
internal static class Greeting
{
    public static string Of(IEnumerable<KeyValuePair<string, string>> words)
    {
        var list = words.ToList();
        var isUnsigned = list.RemoveAll(word => word.Key == "unsigned") > 0;
        var fields = new StringBuilder("CONNECT {\"verbose\":false,\"pedantic\":false");
        foreach (var (word, value) in list)
        {
            fields.Append(Fields(word, value, isUnsigned));
        }

        return fields.Append("}\r\n").ToString();
    }

    private static string Fields(string word, string value, bool isUnsigned) => word switch
    {
        "headers" => ",\"headers\":true",
        "no_responders" => ",\"headers\":true,\"no_responders\":true",
        "protocol" => ",\"protocol\":1",
        "no_echo" => ",\"echo\":false",
        "user" or "pass" or "name" or "lang" or "version" => Field(word, value),
        "token" => Field("auth_token", value),
        "nkey" when isUnsigned => Field(word, $"%{{key {value}}}"),
        "nkey" => Field(word, $"%{{key {value}}}") + Field("sig", $"%{{sig {value}}}"),
        "jwt" when isUnsigned => Field(word, $"%{{jwt {value}}}"),
        "jwt" => Field(word, $"%{{jwt {value}}}") + Field("sig", $"%{{signature-of {value}}}"),
        _ => throw new FormatException($"CONNECT cannot be told: {word}"),
    };

    private static string Field(string name, string value) => $",\"{name}\":\"{value}\"";
}
