namespace Gust.Cli.JetStream.KeyValue;

/// <summary>What a message of a bucket did to its key.</summary>
internal enum BucketOperation
{
    Put,
    Delete,
    Purge,
}
