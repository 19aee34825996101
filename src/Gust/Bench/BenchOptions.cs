using Gust.Client;

namespace Gust.Cli.Bench;

/// <summary>One benchmark, fully said.</summary>
internal sealed record BenchOptions
{
    public required string Name { get; init; }

    public required string Subject { get; init; }

    public required int Clients { get; init; }

    /// <summary>Messages in all: shared by publishers and requesters, received by each subscriber.</summary>
    public required long Messages { get; init; }

    /// <summary>False: repliers go on until they are stopped.</summary>
    public bool MessagesSaid { get; init; }

    public required byte[] Payload { get; init; }

    public Headers? Headers { get; init; }

    public TimeSpan Sleep { get; init; }

    /// <summary>Each message goes to a subject of its own, up to <see cref="MultiSubjectMax"/> of them.</summary>
    public bool MultiSubject { get; init; }

    /// <summary>0: no bound.</summary>
    public long MultiSubjectMax { get; init; }

    public bool Progress { get; init; }

    public string? CsvFile { get; init; }

    public bool Json { get; init; }

    public TimeSpan Timeout { get; init; }

    /// <summary>More to say in the banner.</summary>
    public string Details { get; init; } = "";

    public string SubscribeSubject => MultiSubject ? Subject + ".*" : Subject;
}
