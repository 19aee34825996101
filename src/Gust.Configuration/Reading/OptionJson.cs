using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Gust.Configuration.Reading;

/// <summary>Options as JSON, for comparing: every property of theirs is in it, and a new one comes by itself.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(List<AccountOptions>))]
[JsonSerializable(typeof(List<OperatorOptions>))]
[JsonSerializable(typeof(List<TrustedProxyOptions>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(AuthorizationOptions))]
[JsonSerializable(typeof(ResolverOptions))]
[JsonSerializable(typeof(TlsOptions))]
[JsonSerializable(typeof(OcspOptions))]
[JsonSerializable(typeof(OcspCacheOptions))]
[JsonSerializable(typeof(WebSocketOptions))]
[JsonSerializable(typeof(ConsoleOptions))]
[JsonSerializable(typeof(MonitoringAuthorizationOptions))]
[JsonSerializable(typeof(JetStreamLimitsOptions))]
internal sealed partial class OptionJson : JsonSerializerContext
{
    /// <summary>The JSON of an option, without some of its properties; empty for none.</summary>
    public static string Of<T>(T? options, params ReadOnlySpan<string> without)
        where T : class
    {
        if (options is null)
        {
            return "";
        }

        var json = JsonSerializer.SerializeToNode(options, typeof(T), Default)!;
        foreach (var name in without)
        {
            json.AsObject().Remove(name);
        }

        return json.ToJsonString();
    }
}
