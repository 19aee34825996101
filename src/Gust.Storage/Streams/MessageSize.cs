namespace Gust.Storage.Streams;

/// <summary>Bytes that one message counts for in a stream's <c>bytes</c> and limits (spec: jetstream.md section 2.1): a convention, not what it takes on disk.</summary>
internal static class MessageSize
{
    public static long InFile(int subject, int headers, int payload) => 22 + subject + payload + 8 + (headers > 0 ? 4 + headers : 0);

    public static long InMemory(int subject, int headers, int payload) => subject + headers + payload + 16;
}
