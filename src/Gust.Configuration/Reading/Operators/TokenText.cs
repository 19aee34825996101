using System.Buffers.Text;
using System.Text.Json;

namespace Gust.Configuration.Reading.Operators;

/// <summary>The text of JWTs: how they stand in a file, and whether they have the shape of one at all.</summary>
internal static class TokenText
{
    private const string Dashes = "---";

    /// <summary>The JWT between two lines of dashes, or all of the text when there are none.</summary>
    public static string OfFile(string content)
    {
        var lines = content.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var start = Array.FindIndex(lines, line => line.StartsWith(Dashes, StringComparison.Ordinal));
        return start < 0
            ? content.Trim()
            : string.Concat(lines.Skip(start + 1).TakeWhile(line => !line.StartsWith(Dashes, StringComparison.Ordinal)));
    }

    /// <summary>What is wrong with a JWT; null: nothing.</summary>
    public static string? Check(ReadingChecks checks, TokenKind kind, string token) =>
        CheckShape(kind, token) ?? checks.Token?.Invoke(kind, token);

    private static string? CheckShape(TokenKind kind, string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || !parts.All(part => part.Length > 0 && Base64Url.IsValid(part)))
        {
            return "expected three parts in base64url with dots between them";
        }

        try
        {
            using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return TypeOf(payload.RootElement) == Name(kind) ? null : $"not {Name(kind)} claims";
        }
        catch (JsonException error)
        {
            return $"its claims are not JSON: {error.Message}";
        }
    }

    /// <summary>Since version 2 the type stands inside <c>nats</c>.</summary>
    private static string? TypeOf(JsonElement claims)
    {
        if (claims.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var holder = claims.TryGetProperty("nats", out var nats) && nats.ValueKind == JsonValueKind.Object && nats.TryGetProperty("type", out _)
            ? nats
            : claims;
        return holder.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
    }

    private static string Name(TokenKind kind) => kind == TokenKind.Operator ? "operator" : "account";
}
