using System.Text.Json;

namespace Gust.Web.Console.Requests;

/// <summary>Messages of a stream, as the JetStream API gives them.</summary>
/// <param name="Messages">Ascending.</param>
/// <param name="Next">Sequence at which the next page begins; 0: there is none.</param>
internal sealed record MessagePage(IReadOnlyList<JsonElement> Messages, long Next);
