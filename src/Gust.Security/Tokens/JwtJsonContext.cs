using System.Text.Json.Serialization;
using Gust.Security.Claims;

namespace Gust.Security.Tokens;

/// <summary>How claims are read and written, generated at build time. Used through <see cref="JwtJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNameCaseInsensitive = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(OperatorClaims))]
[JsonSerializable(typeof(AccountClaims))]
[JsonSerializable(typeof(UserClaims))]
[JsonSerializable(typeof(ActivationClaims))]
[JsonSerializable(typeof(AuthorizationRequestClaims))]
[JsonSerializable(typeof(AuthorizationResponseClaims))]
[JsonSerializable(typeof(GenericClaims))]
[JsonSerializable(typeof(UserScopeClaim))]
internal sealed partial class JwtJsonContext : JsonSerializerContext;
