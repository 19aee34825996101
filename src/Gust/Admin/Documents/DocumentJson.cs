using System.Text.Json.Serialization;

namespace Gust.Cli.Admin.Documents;

/// <summary>Generated reading of the system services' documents: the fields that commands look at. <c>--json</c> shows them whole, as they came.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StatszAnswer))]
[JsonSerializable(typeof(SystemAnswer<Varz>))]
[JsonSerializable(typeof(SystemAnswer<Connz>))]
[JsonSerializable(typeof(SystemAnswer<Routez>))]
[JsonSerializable(typeof(SystemAnswer<Gatewayz>))]
[JsonSerializable(typeof(SystemAnswer<Leafz>))]
[JsonSerializable(typeof(SystemAnswer<Accountz>))]
[JsonSerializable(typeof(SystemAnswer<AccountStatz>))]
[JsonSerializable(typeof(SystemAnswer<Jsz>))]
[JsonSerializable(typeof(SystemAnswer<HealthStatus>))]
[JsonSerializable(typeof(SystemAnswer<ProfileAnswer>))]
[JsonSerializable(typeof(SystemAnswer<AccountDetail>))]
[JsonSerializable(typeof(Varz))]
[JsonSerializable(typeof(Connz))]
[JsonSerializable(typeof(Jsz))]
internal sealed partial class DocumentJson : JsonSerializerContext;
