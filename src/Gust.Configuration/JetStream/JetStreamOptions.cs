namespace Gust;

/// <summary>Streams on this server (<c>jetstream</c>). What is null has a default that depends on the machine.</summary>
public sealed class JetStreamOptions
{
    /// <summary>False: the block is there, its streams are not served.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Streams are kept in <c>jetstream</c> below it; null: <c>nats</c> in the directory of temporary files.</summary>
    public string? StoreDirectory { get; set; }

    /// <summary>Bytes that streams in memory may take together; null or negative: three quarters of the machine's memory.</summary>
    public long? MaxMemoryStore { get; set; }

    /// <summary>Bytes that streams in files may take together; null or negative: three quarters of the disk's free space.</summary>
    public long? MaxFileStore { get; set; }

    /// <summary>The API is reached as <c>$JS.&lt;domain&gt;.API</c> too; null: no domain.</summary>
    public string? Domain { get; set; }

    /// <summary>Requests with unknown fields are refused.</summary>
    public bool Strict { get; set; } = true;

    /// <summary>
    /// Null: what is acknowledged is on stable storage. Otherwise files are synced this often: a power cut may cost what was
    /// acknowledged since, a killed process costs nothing.
    /// </summary>
    public TimeSpan? SyncInterval { get; set; }

    /// <summary>Everything stored is encrypted with it; null: nothing is.</summary>
    public string? Key { get; set; }

    /// <summary>The key until now, when <see cref="Key"/> is another: the store is taken over to that.</summary>
    public string? PreviousKey { get; set; }

    /// <summary>How a new store is encrypted; one that exists tells by itself.</summary>
    public JetStreamCipher Cipher { get; set; }

    /// <summary>Replicas of a stream go to servers whose tags with this prefix differ.</summary>
    public string? UniqueTag { get; set; }

    public JetStreamLimitsOptions Limits { get; set; } = new();

    /// <summary>API requests that may wait; those beyond are dropped.</summary>
    public int RequestQueueLimit { get; set; } = RequestQueueDefault;

    /// <summary>The same for requests that only ask; null: as <see cref="RequestQueueLimit"/>.</summary>
    public int? InfoQueueLimit { get; set; }

    /// <summary>Messages that may wait to be stored in one stream; null: 100,000.</summary>
    public int? MaxBufferedMessages { get; set; }

    /// <summary>Bytes that may wait to be stored in one stream; null: 128 MiB.</summary>
    public long? MaxBufferedBytes { get; set; }

    /// <summary>Where the streams are.</summary>
    internal string DataDirectory => Path.Combine(
        string.IsNullOrEmpty(StoreDirectory) ? Path.Combine(Path.GetTempPath(), "nats") : StoreDirectory, "jetstream");

    /// <summary>The file asks for a key out of a TPM.</summary>
    internal bool AsksForTpm { get; set; }

    internal const int RequestQueueDefault = 10_000;
}
