namespace Gust.JetStream.Backups;

/// <summary>What a snapshot does at present.</summary>
internal enum SnapshotPhase
{
    /// <summary>It reads all messages once, because it was asked to check them first.</summary>
    Checking,

    /// <summary>It waits for who wants it to listen.</summary>
    Waiting,

    /// <summary>It sends.</summary>
    Sending,

    /// <summary>It is over.</summary>
    Done,
}
