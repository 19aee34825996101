namespace Gust.Monitoring.Documents.JetStream;

/// <summary>What of the streams is to be told (spec: monitoring.md, JSzOptions).</summary>
internal sealed record JszOptions
{
    public const int LimitDefault = 1024;

    /// <summary>Only this account; empty: as the rest says.</summary>
    public string Account { get; set; } = "";

    public bool Accounts { get; set; }

    /// <summary>Brings <see cref="Accounts"/> with it.</summary>
    public bool Streams { get; set; }

    /// <summary>Brings <see cref="Streams"/> with it.</summary>
    public bool Consumer { get; set; }

    /// <summary>Consumers of mirrors and sources, besides the others of <see cref="Consumer"/>.</summary>
    public bool DirectConsumer { get; set; }

    /// <summary>The configurations too.</summary>
    public bool Config { get; set; }

    /// <summary>Only the leader of the cluster answers; a server by itself is its leader.</summary>
    public bool LeaderOnly { get; set; }

    /// <summary>Accounts to pass over.</summary>
    public int Offset { get; set; }

    /// <summary>Accounts to tell of; 0 or less: <see cref="LimitDefault"/>.</summary>
    public int Limit { get; set; }

    /// <summary>How many streams and consumers this server leads.</summary>
    public bool Raft { get; set; }

    /// <summary>Only streams that this server leads; a server by itself leads all.</summary>
    public bool StreamLeaderOnly { get; set; }

    public bool WantsStreams => Streams || Consumer;

    public bool WantsAccounts => Accounts || WantsStreams;
}
