using System.Globalization;
using System.Text;

namespace Gust.JetStream.Backups.Archives;

/// <summary>How a backup lies in its stream of bytes (spec: jetstream.md section 9): the magic, the stream's state, its consumers, its messages, an end.</summary>
internal static class ArchiveFormat
{
    public const string ConsumerPrefix = "consumers/";

    public static ReadOnlySpan<byte> Magic => "NATSARC1"u8;

    public static ReadOnlySpan<byte> StateName => "state.json"u8;

    /// <summary>A sequence as texts show it.</summary>
    public static string Show(ulong sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    public static string Show(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name);
}
