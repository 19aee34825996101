using System.Text.Json;
using System.Text.Json.Nodes;
using Gust.Security.Claims;

namespace Gust.Security.Tokens;

/// <summary>Lifts the payload of a version 1 token to version 2: what stood beside the <c>nats</c> object moved into it.</summary>
internal static class LegacyClaims
{
    private const long Unlimited = -1;
    private static readonly string[] s_moved = ["type", "tags", "issuer_account"];
    private static readonly string[] s_userLimits = ["subs", "data", "payload"];

    public static byte[] Lift(byte[] payload, ClaimsKind kind)
    {
        JsonObject root = JsonNode.Parse(payload, documentOptions: JwtOutline.Strict)!.AsObject();
        JsonObject nats = root["nats"]!.AsObject();
        foreach (string name in s_moved)
        {
            if (root.Remove(name, out JsonNode? value))
            {
                nats[name] = value;
            }
        }

        nats["version"] = IClaimsBody.CurrentVersion;
        if (kind.Claims == typeof(UserClaims))
        {
            // Version 1 wrote no limit as nothing.
            foreach (string name in s_userLimits)
            {
                nats[name] ??= Unlimited;
            }
        }

        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            root.WriteTo(writer);
        }

        return stream.ToArray();
    }
}
