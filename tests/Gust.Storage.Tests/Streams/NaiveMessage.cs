namespace Gust.Storage.Tests.Streams;

internal sealed record NaiveMessage(ulong Sequence, long Time, string Subject, string Headers, string Payload);
