namespace Gust.Monitoring.Documents.JetStream;

/// <summary>Streams at a glance (spec: monitoring.md, JetStreamVarz); empty where there are none.</summary>
internal sealed record JetStreamVarz;
