using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Gust.Security.Claims;

namespace Gust.Security.Tokens;

/// <summary>The JSON of claims: strict about types, silent about fields it does not know, and sparing with what it writes.</summary>
/// <remarks>As the reference, it takes names in any case (else a limit could be there and not be seen), and null for what is not said.</remarks>
internal static class JwtJson
{
    private static readonly JsonSerializerOptions s_options = Options();

    public static JsonTypeInfo Operator => Of<OperatorClaims>();

    public static JsonTypeInfo Account => Of<AccountClaims>();

    public static JsonTypeInfo User => Of<UserClaims>();

    public static JsonTypeInfo Activation => Of<ActivationClaims>();

    public static JsonTypeInfo AuthorizationRequest => Of<AuthorizationRequestClaims>();

    public static JsonTypeInfo AuthorizationResponse => Of<AuthorizationResponseClaims>();

    public static JsonTypeInfo Generic => Of<GenericClaims>();

    private static JsonTypeInfo Of<T>() => s_options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Options() => new(JwtJsonContext.Default.Options)
    {
        TypeInfoResolver = JwtJsonContext.Default.WithAddedModifier(OmitWhatIsEmpty).WithAddedModifier(PassOverNull),
        Converters =
        {
            new NullIsDefaultConverter<int>(JsonMetadataServices.Int32Converter),
            new NullIsDefaultConverter<long>(JsonMetadataServices.Int64Converter),
            new NullIsDefaultConverter<bool>(JsonMetadataServices.BooleanConverter),
            new ListConverter<string>(),
            new ListConverter<IReadOnlyList<string>>(),
            new ListConverter<ImportClaim>(),
            new ListConverter<ExportClaim>(),
            new ListConverter<TimeRangeClaim>(),
            new ListConverter<SigningKeyClaim>(),
            new ListConverter<WeightedMappingClaim>(),
            new MapConverter<long>(),
            new MapConverter<JetStreamLimitsClaim>(),
            new MapConverter<IReadOnlyList<WeightedMappingClaim>>(),
            new SigningKeyConverter(),
        },
    };

    /// <summary>Empty texts, lists and maps are left out, as the numbers that are 0 are.</summary>
    private static void OmitWhatIsEmpty(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
            {
                property.ShouldSerialize = static (_, value) => value is not (null or "" or ICollection { Count: 0 });
            }
        }
    }

    private static void PassOverNull(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property is { PropertyType.IsValueType: false, Set: { } set })
            {
                property.IsSetNullable = true;
                property.Set = (target, value) =>
                {
                    if (value is not null)
                    {
                        set(target, value);
                    }
                };
            }
        }
    }
}
