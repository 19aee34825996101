namespace Gust.Core.Tests.Tracing;

/// <summary>Who listens to spans does so in the whole process: these tests run alone, for others measure what messages cost without.</summary>
[CollectionDefinition(nameof(SpanCollection), DisableParallelization = true)]
public sealed class SpanCollection;
