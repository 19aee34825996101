using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.Queues;

/// <summary>How much waits in a queue, and how much of what was taken out is not done yet.</summary>
internal sealed record QueueDepth(int Pending, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int InProgress);
