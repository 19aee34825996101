namespace Gust.JetStream.Model;

/// <summary>Where messages are kept.</summary>
internal enum StorageKind
{
    File,
    Memory,
}
