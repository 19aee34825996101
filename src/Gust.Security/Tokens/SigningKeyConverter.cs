using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Gust.Security.Claims;

namespace Gust.Security.Tokens;

/// <summary>A plain signing key is a string, a scoped one an object.</summary>
internal sealed class SigningKeyConverter : JsonConverter<SigningKeyClaim>
{
    public override SigningKeyClaim Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new SigningKeyClaim(reader.GetString()!);
        }

        UserScopeClaim scope = JsonSerializer.Deserialize(ref reader, Scope(options)) ?? throw new JsonException("null as a signing key");
        return scope.Kind == UserScopeClaim.UserScope
            ? new SigningKeyClaim(scope.Key, scope)
            : throw new JsonException("a signing key of an unknown kind");
    }

    public override void Write(Utf8JsonWriter writer, SigningKeyClaim value, JsonSerializerOptions options)
    {
        if (value.Scope is null)
        {
            writer.WriteStringValue(value.Key);
        }
        else
        {
            JsonSerializer.Serialize(writer, value.Scope, Scope(options));
        }
    }

    private static JsonTypeInfo<UserScopeClaim> Scope(JsonSerializerOptions options) => (JsonTypeInfo<UserScopeClaim>)options.GetTypeInfo(typeof(UserScopeClaim));
}
