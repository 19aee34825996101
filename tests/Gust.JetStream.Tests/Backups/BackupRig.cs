using System.Text;
using System.Text.Json;
using Gust.Core;
using Gust.JetStream.Backups.Archives;
using Gust.JetStream.Tests.Api;

namespace Gust.JetStream.Tests.Backups;

/// <summary>A client that takes backups and brings them back, over JetStream without threads.</summary>
internal sealed class BackupRig : IDisposable
{
    private const string Deliver = "backup.chunks";
    private readonly Receiver _receiver;

    public BackupRig()
    {
        _receiver = new Receiver(this);
        Api.Global.Interest.Add(Encoding.ASCII.GetBytes(Deliver), queue: default, _receiver);
    }

    public ApiRig Api { get; } = new();

    /// <summary>Whether chunks are acknowledged as they come.</summary>
    public bool Acknowledges { get; set; } = true;

    public List<byte[]> Chunks => _receiver.Chunks;

    /// <summary>Reply subjects of the chunks; empty: none.</summary>
    public List<string> Replies => _receiver.Replies;

    /// <summary>Headers of the end; null: it has not come.</summary>
    public string? End => _receiver.End;

    public byte[] Archive => [.. Chunks.SelectMany(chunk => chunk)];

    /// <summary>Asks for a snapshot. What comes before the function returns is in <see cref="Chunks"/>.</summary>
    public JsonElement Snapshot(string stream, string fields = "")
    {
        Chunks.Clear();
        Replies.Clear();
        _receiver.End = null;
        return Api.Ask($"STREAM.SNAPSHOT.{stream}", $"{{\"deliver_subject\":\"{Deliver}\"{fields}}}");
    }

    public byte[] TakeBackup(string stream, string fields = "")
    {
        JsonElement start = Snapshot(stream, fields);
        Assert.False(start.TryGetProperty("error", out _), start.GetRawText());
        Assert.NotNull(End);
        return Archive;
    }

    /// <summary>The lines of an archive's entries.</summary>
    public static List<string> Entries(byte[] archive)
    {
        CollectedEntries entries = new();
        using ArchiveReader reader = new(entries);
        using S2Reader frames = new(reader);
        frames.Write(archive);
        Assert.True(reader.IsComplete && frames.IsAtEnd);
        return entries.Lines;
    }

    /// <summary>Frames of an archive of these bytes.</summary>
    public static byte[] Framed(byte[] content)
    {
        CollectedBytes framed = new();
        S2Writer writer = new(framed);
        writer.Write(content);
        writer.Flush();
        return framed.All;
    }

    /// <summary>Asks for a restore and returns where the chunks go.</summary>
    public string BeginRestore(string stream, string config = "\"subjects\":[\"s.>\"]", string state = "") =>
        Api.Do($"STREAM.RESTORE.{stream}", $"{{\"config\":{{\"name\":\"{stream}\",{config}}},\"state\":{{{state}}}}}").GetProperty("deliver_subject").GetString()!;

    /// <summary>Sends one chunk and returns the answer.</summary>
    public string Send(string subject, ReadOnlySpan<byte> chunk)
    {
        Receiver answers = new(this);
        Api.Global.Interest.Add("answer"u8, queue: default, answers);
        Broker.Internal.Publish(Api.Global, Encoding.ASCII.GetBytes(subject), "answer"u8, default, chunk);
        Api.Global.Interest.Remove("answer"u8, queue: default, answers);
        return answers.Last;
    }

    /// <summary>Brings a stream back from an archive; the answer to its end, or the first that is not empty.</summary>
    public JsonElement Restore(string stream, byte[] archive, string config = "\"subjects\":[\"s.>\"]", int size = 1000)
    {
        string subject = BeginRestore(stream, config);
        for (int at = 0; at < archive.Length; at += size)
        {
            if (Send(subject, archive.AsSpan(at, Math.Min(size, archive.Length - at))) is { Length: > 0 } refused)
            {
                return JsonDocument.Parse(refused).RootElement;
            }
        }

        return JsonDocument.Parse(Send(subject, default)).RootElement;
    }

    public void Dispose() => Api.Dispose();

    private Broker Broker => Api.Server.Context.Broker;

    /// <summary>Whoever listens for chunks or answers.</summary>
    private sealed class Receiver(BackupRig rig) : ISink
    {
        public List<byte[]> Chunks { get; } = [];

        public List<string> Replies { get; } = [];

        public string? End { get; set; }

        public string Last { get; private set; } = "";

        public int SlotIndex { get; set; }

        public bool Deliver(in Publication publication, FlushSet flushes)
        {
            int headers = Math.Max(0, publication.HeaderSize);
            byte[] body = publication.Body[headers..].ToArray();
            Last = Encoding.UTF8.GetString(body);
            if (body.Length == 0)
            {
                End = Encoding.ASCII.GetString(publication.Body[..headers]);
                return true;
            }

            string reply = Encoding.ASCII.GetString(publication.Reply);
            Chunks.Add(body);
            Replies.Add(reply);
            if (reply.Length > 0 && rig.Acknowledges)
            {
                rig.Acknowledge(reply);
            }

            return true;
        }
    }

    public void Acknowledge(string reply) => Broker.Internal.Publish(Api.Global, Encoding.ASCII.GetBytes(reply), default, default, default);
}
