using System.Text.Json.Serialization;
using Gust.Web.Console.Api;
using Gust.Web.Console.Buckets;
using Gust.Web.Console.Lists;
using Gust.Web.Console.Live;
using Gust.Web.Console.Observed;
using Gust.Web.Console.Requests;
using Gust.Web.Console.SignIn;
using Gust.Web.Console.Stored;
using Gust.Web.Console.Tails;

namespace Gust.Web.Console;

/// <summary>What the console's page and the server tell each other.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(Login))]
[JsonSerializable(typeof(LiveAnswer))]
[JsonSerializable(typeof(ListPage<System.Text.Json.JsonElement>))]
[JsonSerializable(typeof(ListPage<StreamRow>))]
[JsonSerializable(typeof(ListPage<ConsumerRow>))]
[JsonSerializable(typeof(ListPage<SubscriptionRow>))]
[JsonSerializable(typeof(SubjectLevel))]
[JsonSerializable(typeof(OutgoingMessage))]
[JsonSerializable(typeof(RequestAnswer))]
[JsonSerializable(typeof(PublishAnswer))]
[JsonSerializable(typeof(MessagePage))]
[JsonSerializable(typeof(TailBatch))]
[JsonSerializable(typeof(ListPage<KeyRow>))]
[JsonSerializable(typeof(ListPage<ObjectRow>))]
[JsonSerializable(typeof(Concerns))]
[JsonSerializable(typeof(ConsumerDetails))]
internal sealed partial class ConsoleJson : JsonSerializerContext;
