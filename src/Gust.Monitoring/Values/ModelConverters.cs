using System.Text.Json;
using System.Text.Json.Serialization;
using Gust.JetStream.Model;

namespace Gust.Monitoring.Values;

/// <summary>The converters of all records of the streams' API that documents hold.</summary>
internal sealed class ModelConverters : JsonConverterFactory
{
    private static readonly Dictionary<Type, JsonConverter> s_converters = new()
    {
        [typeof(StreamConfig)] = new ModelConverter<StreamConfig>(StreamConfig.Shape),
        [typeof(StreamStateInfo)] = new ModelConverter<StreamStateInfo>(StreamStateInfo.Shape),
        [typeof(StreamSourceInfo)] = new ModelConverter<StreamSourceInfo>(StreamSourceInfo.Shape),
        [typeof(ClusterInfo)] = new ModelConverter<ClusterInfo>(ClusterInfo.Shape),
        [typeof(ConsumerInfo)] = new ModelConverter<ConsumerInfo>(ConsumerInfo.Shape),
    };

    public override bool CanConvert(Type typeToConvert) => s_converters.ContainsKey(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => s_converters[typeToConvert];
}
