using System.Globalization;
using System.Threading.Channels;
using Gust.Cli.Output;
using Gust.Client;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;

namespace Gust.Cli.JetStream.Backups;

/// <summary>Takes a backup of one stream: the server sends it in chunks, and goes on as they are acknowledged.</summary>
internal sealed class StreamBackup(JetStreamApi js, string stream)
{
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(30);
    private long _received;

    public bool WithConsumers { get; init; } = true;

    public bool IsChecked { get; init; }

    public long ChunkSize { get; init; }

    public long WindowSize { get; init; }

    public bool IsProgressShown { get; init; }

    public long Received => Volatile.Read(ref _received);

    /// <summary>Writes the backup; nothing stays behind when it fails.</summary>
    public async Task<StreamSnapshotStart> WriteAsync(BackupFiles files)
    {
        files.Create();
        string inbox = js.Client.NewInbox();
        Subscription chunks = js.Client.Subscribe(inbox);
        try
        {
            ApiAnswer<StreamSnapshotStart> start = await js.AskAsync(
                "STREAM.SNAPSHOT." + stream, StreamSnapshotRequest.Shape, Request(inbox), StreamSnapshotStart.Shape);
            await using (FileStream archive = File.Create(files.Archive))
            {
                double total = start.Value.State?.Bytes ?? 0;
                await TransferProgress.ShowAsync(js.Context.Host, IsProgressShown, stream, () => Math.Min(Received, total), total, CopyAsync(chunks, archive));
                archive.Flush(flushToDisk: true);
            }

            await File.WriteAllTextAsync(files.Description, JsonOutput.Indented(start.Json, "type") + "\n", js.Context.Cancel);
            return start.Value;
        }
        catch
        {
            File.Delete(files.Archive);
            File.Delete(files.Description);
            throw;
        }
        finally
        {
            js.Client.Unsubscribe(chunks);
        }
    }

    private StreamSnapshotRequest Request(string inbox) => new()
    {
        DeliverSubject = inbox,
        NoConsumers = !WithConsumers,
        CheckMessages = IsChecked,
        ChunkSize = ChunkSize,
        WindowSize = WindowSize,
    };

    private async Task CopyAsync(Subscription chunks, FileStream archive)
    {
        while (true)
        {
            Message chunk = await NextAsync(chunks);
            if (chunk.Status is not 0 and not 204)
            {
                throw new CliException($"the backup failed: {chunk.StatusDescription} ({chunk.Status.ToString(CultureInfo.InvariantCulture)})");
            }

            if (chunk.Payload.IsEmpty)
            {
                return;
            }

            await archive.WriteAsync(chunk.Payload, js.Context.Cancel);
            Volatile.Write(ref _received, _received + chunk.Payload.Length);
            if (chunk.Reply is not null)
            {
                await js.Client.PublishAsync(chunk.Reply, ReadOnlyMemory<byte>.Empty, reply: null, headers: null, urgent: true, js.Context.Cancel);
            }
        }
    }

    private async Task<Message> NextAsync(Subscription chunks)
    {
        try
        {
            return await chunks.Messages.ReadAsync(js.Context.Cancel).AsTask().WaitAsync(SilenceMax, js.Context.Host.TimeProvider, js.Context.Cancel);
        }
        catch (TimeoutException)
        {
            throw new CliException("the backup failed: the server sends no more");
        }
        catch (ChannelClosedException)
        {
            throw new CliException($"the backup failed: the connection is lost: {js.Client.Failure?.Message}");
        }
    }
}
