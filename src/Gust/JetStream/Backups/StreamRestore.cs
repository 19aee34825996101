using Gust.Cli.Output;
using Gust.Client;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;

namespace Gust.Cli.JetStream.Backups;

/// <summary>Brings a stream back: its backup is sent in chunks, of which a bounded number is unanswered.</summary>
internal sealed class StreamRestore(JetStreamApi js)
{
    private const int ChunkMax = 128 * 1024;
    private const int UnansweredMax = 8;

    /// <summary>The server reads everything again before it answers the end.</summary>
    private static readonly TimeSpan EndTimeout = TimeSpan.FromMinutes(30);
    private readonly Queue<Task<Message>> _unanswered = new();
    private long _sent;

    public bool IsProgressShown { get; init; }

    public long Sent => Volatile.Read(ref _sent);

    public async Task<ApiAnswer<StreamInfo>> RunAsync(BackupFiles files, StreamRestoreRequest request)
    {
        StreamRestoreStart start = (await js.AskAsync(
            "STREAM.RESTORE." + request.Config.Name, StreamRestoreRequest.Shape, request, StreamRestoreStart.Shape)).Value;
        await using FileStream archive = File.OpenRead(files.Archive);
        long total = archive.Length;
        await TransferProgress.ShowAsync(js.Context.Host, IsProgressShown, request.Config.Name, () => Sent, total, SendAsync(archive, start.DeliverSubject));
        Message end = await js.Client.RequestAsync(start.DeliverSubject, ReadOnlyMemory<byte>.Empty, headers: null, EndTimeout, js.Context.Cancel);
        return JetStreamApi.Read(end, StreamInfo.Shape);
    }

    private async Task SendAsync(FileStream archive, string subject)
    {
        int size = (int)Math.Min(ChunkMax, js.Client.Server?.PayloadBytesMax ?? ChunkMax);
        while (true)
        {
            byte[] chunk = new byte[size];
            int count = await archive.ReadAtLeastAsync(chunk, size, throwOnEndOfStream: false, js.Context.Cancel);
            if (count > 0)
            {
                // Published before the task is returned, so that chunks stay in order.
                _unanswered.Enqueue(js.Client.RequestAsync(subject, chunk.AsMemory(0, count), cancel: js.Context.Cancel));
            }

            while (_unanswered.Count > (count == 0 ? 0 : UnansweredMax))
            {
                JetStreamApi.ThrowIfRefused((await _unanswered.Dequeue()).Payload);
            }

            Volatile.Write(ref _sent, _sent + count);
            if (count == 0)
            {
                return;
            }
        }
    }
}
