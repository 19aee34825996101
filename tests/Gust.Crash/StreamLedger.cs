namespace Gust.Crash;

/// <summary>What the publisher and the worker of one stream know for certain. Each half is written by its own task only.</summary>
internal sealed class StreamLedger(string name, string retention, string storage)
{
    public const string Consumer = "worker";

    public string Name => name;

    public bool IsWorkQueue => retention == "workqueue";

    /// <summary>Further fields of the stream's configuration.</summary>
    public string Extra { get; init; } = "";

    public int Subjects { get; init; } = 5;

    public string StreamConfiguration =>
        $"{{\"name\":\"{name}\",\"subjects\":[\"{name}.*\"],\"retention\":\"{retention}\",\"storage\":\"{storage}\",\"allow_direct\":true{Extra}}}";

    public string ConsumerConfiguration =>
        $"{{\"stream_name\":\"{name}\",\"config\":{{\"name\":\"{Consumer}\",\"durable_name\":\"{Consumer}\",\"ack_policy\":\"explicit\",\"ack_wait\":500000000}}}}";

    /// <summary>The message ids that were sent: 1 up to this.</summary>
    public int LastSent { get; set; }

    /// <summary>By message id: the sequence that its publish acknowledgement told.</summary>
    public Dictionary<int, ulong> Stored { get; } = [];

    /// <summary>Sequences whose acknowledgement was sent: the server may know of it.</summary>
    public HashSet<ulong> AckSent { get; } = [];

    /// <summary>Sequences whose acknowledgement the server has confirmed: it must know of it.</summary>
    public HashSet<ulong> AckConfirmed { get; } = [];

    public string Subject(int id) => $"{name}.{id % Subjects}";

    public IEnumerable<int> NotStored() => Enumerable.Range(1, LastSent).Where(id => !Stored.ContainsKey(id));
}
