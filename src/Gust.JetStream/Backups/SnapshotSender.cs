using System.Globalization;
using System.Text;
using Gust.Core;
using Gust.Core.Internal;
using Gust.Core.Sharing;
using Gust.JetStream.Backups.Archives;
using Gust.JetStream.Model.Requests;

namespace Gust.JetStream.Backups;

/// <summary>Brings the chunks of a snapshot to its receiver, no more of them at once than the window takes, and tells it the end.</summary>
/// <remarks>Owned by the <see cref="StreamSnapshot"/>; acknowledgements come from any thread.</remarks>
internal sealed class SnapshotSender
{
    private readonly Account _account;
    private readonly InternalClient _client;
    private readonly SnapshotChunks _chunks;
    private readonly SnapshotWindow _window;
    private readonly SnapshotAcknowledgements _acknowledgements;
    private readonly byte[] _deliver;
    private readonly string _ackPrefix;

    /// <param name="account">Of the receiver.</param>
    /// <param name="broker">Of the account.</param>
    /// <param name="stream">Its name.</param>
    /// <param name="request">Where to, in which sizes.</param>
    /// <param name="acknowledged">Told the number of a chunk that arrived, on any thread.</param>
    public SnapshotSender(Account account, Broker broker, string stream, StreamSnapshotRequest request, Action<long> acknowledged)
    {
        _account = account;
        _client = new InternalClient(account, broker);
        _chunks = new SnapshotChunks(broker.Buffers, (int)SnapshotSizes.ChunkOf(request));
        _window = new SnapshotWindow(SnapshotSizes.WindowOf(request));
        _acknowledgements = new SnapshotAcknowledgements(acknowledged);
        _deliver = Encoding.UTF8.GetBytes(request.DeliverSubject);
        _ackPrefix = $"$JS.SNAPSHOT.ACK.{stream}.{EventId.Next(broker.Random)}.";
    }

    /// <summary>Takes the framed archive.</summary>
    public IByteTarget Chunks => _chunks;

    /// <summary>Whether anybody would get what is sent.</summary>
    public bool HasInterest => _client.HasInterest(_deliver);

    /// <summary>A chunk waits for the window.</summary>
    public bool IsBlocked => _chunks.Waiting > 0;

    private byte[] AckSubject => Encoding.UTF8.GetBytes(_ackPrefix + ">");

    public void Begin() => _account.Interest.Add(AckSubject, queue: default, _acknowledgements);

    /// <summary>False: no such chunk is under way.</summary>
    public bool TryAcknowledge(long chunk) => _window.TryAcknowledge(chunk);

    /// <summary>Sends full chunks as long as the window takes them. Returns how many.</summary>
    public int SendFull()
    {
        int sent = 0;
        while (_chunks.Waiting > 0 && _window.Takes(_chunks.Size) && _chunks.TryTake(out SnapshotChunk chunk))
        {
            long number = _window.Send(chunk.Length);
            string reply = string.Create(CultureInfo.InvariantCulture, $"{_ackPrefix}{chunk.Length}.{number}");
            _client.Publish(_deliver, Encoding.UTF8.GetBytes(reply), default, chunk.Buffer.AsSpan(0, chunk.Length));
            _chunks.Return(chunk);
            sent++;
        }

        return sent;
    }

    /// <summary>Sends what is left, and that it was all.</summary>
    public void SendEnd()
    {
        if (_chunks.TryTakeRest(out SnapshotChunk? rest))
        {
            _client.Publish(_deliver, default, default, rest.Value.Buffer.AsSpan(0, rest.Value.Length));
            _chunks.Return(rest.Value);
        }

        _client.Publish(_deliver, default, _window.Sent > 0 ? "NATS/1.0 204\r\n\r\n"u8 : default, default);
    }

    /// <summary>Tells why no more comes.</summary>
    /// <param name="status">A code and words.</param>
    public void SendFailure(string status) =>
        _client.Publish(_deliver, default, Encoding.UTF8.GetBytes($"NATS/1.0 {status.ReplaceLineEndings(" ")}\r\n\r\n"), default);

    /// <summary>See <see cref="InternalClient.Flush"/>.</summary>
    public int Flush() => _client.Flush();

    /// <summary>Sends what was published and gives everything back.</summary>
    public void End()
    {
        _client.Flush();
        _client.Trim();
        _chunks.Discard();
        _account.Interest.Remove(AckSubject, default, _acknowledgements);
    }
}
