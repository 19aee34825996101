using System.Text;
using Gust.Foundation;
using Gust.JetStream.Backups.Archives;

namespace Gust.JetStream.Tests.Backups;

/// <summary>Archives of the reference server and our own.</summary>
public sealed class ArchiveReaderTests
{
    [Fact]
    public void Archive_of_the_reference_has_its_state_its_consumers_and_its_messages()
    {
        CollectedEntries entries = new();
        using ArchiveReader archive = new(entries);
        using S2Reader frames = new(archive);
        frames.Write(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Backups", "reference.s2")));

        Assert.True(archive.IsComplete);
        Assert.Equal(["state.json", "consumers/C1", "consumers/C2", "consumers/E1"], entries.Lines[..4].Select(line => line.Split('|')[0]));
        Assert.Equal(26, entries.Lines.Count - 4);
        Assert.StartsWith("s.3|1795343345753693991|3|NATS/1.0\r\nNats-Msg-Id: 3\r\n\r\n|payload-3 ", entries.Lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_again_in_pieces_of_any_size()
    {
        SeededRandom random = new(5);
        CollectedBytes bytes = new();
        CollectedEntries written = new();
        ArchiveWriter writer = new(bytes);
        writer.Begin();
        for (ulong sequence = 1; sequence < 200; sequence++)
        {
            byte[] payload = new byte[random.Next(1000)];
            random.Fill(payload);
            ArchiveEntry entry = new()
            {
                Name = Encoding.ASCII.GetBytes("s." + sequence),
                Time = sequence % 2 == 0 ? long.MaxValue - (long)sequence : -(long)sequence,
                Sequence = sequence << (int)(sequence % 50),
                Headers = sequence % 3 == 0 ? "NATS/1.0\r\nA: b\r\n\r\n"u8 : default,
                Payload = payload,
            };
            writer.Write(entry);
            written.Visit(entry);
        }

        writer.End();
        for (int size = 1; size < 5000; size = (size * 3) + 1)
        {
            Assert.Equal(written.Lines, Read([.. bytes.All, .. "behind the end"u8], size));
        }
    }

    [Fact]
    public void Backup_of_an_older_server_is_told_apart()
    {
        using ArchiveReader reader = new(new CollectedEntries());
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => reader.Write("meta.inf\0\0\0\0"u8));
        Assert.Contains("2.15", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FFFFFFFF7F0000FFFFFFFF7F00", "too large")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFF", "damaged")]
    public void Entry_that_cannot_be_is_refused_before_it_is_kept(string hex, string why)
    {
        using ArchiveReader reader = new(new CollectedEntries());
        reader.Write(ArchiveFormat.Magic);
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => reader.Write(Convert.FromHexString(hex)));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    private static List<string> Read(byte[] bytes, int size)
    {
        CollectedEntries entries = new();
        using ArchiveReader reader = new(entries);
        for (int at = 0; at < bytes.Length; at += size)
        {
            reader.Write(bytes.AsSpan(at, Math.Min(size, bytes.Length - at)));
        }

        Assert.True(reader.IsComplete);
        return entries.Lines;
    }
}
