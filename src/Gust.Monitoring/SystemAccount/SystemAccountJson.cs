using System.Text.Json.Serialization;
using Gust.Monitoring.Values;

namespace Gust.Monitoring.SystemAccount;

/// <summary>What requests ask and statements tell, as JSON. Names of fields are read in any case, as the reference does.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(MomentConverter), typeof(NanosecondsConverter)])]
[JsonSerializable(typeof(ServerFilter))]
[JsonSerializable(typeof(AccountChoice))]
[JsonSerializable(typeof(ClientChoice))]
[JsonSerializable(typeof(ProfileChoice))]
[JsonSerializable(typeof(SubscriberQuestion))]
[JsonSerializable(typeof(Statsz))]
internal sealed partial class SystemAccountJson : JsonSerializerContext;
