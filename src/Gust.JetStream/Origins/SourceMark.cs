using System.Buffers.Text;
using System.Text;

namespace Gust.JetStream.Origins;

/// <summary>What <c>Nats-Stream-Source</c> tells of a message: of which origin it is, and where it was there (spec: jetstream.md section 10).</summary>
/// <remarks>Six fields since 2.15: name, sequence, filters, destinations, subject at the origin, identity. The last two may be missing.</remarks>
internal readonly ref struct SourceMark
{
    /// <summary>The header.</summary>
    public static ReadOnlySpan<byte> Name => "Nats-Stream-Source"u8;

    private const int FieldsMin = 4;
    private const int FieldsMax = 6;

    public ReadOnlySpan<byte> Origin { get; init; }

    public ulong Sequence { get; init; }

    public ReadOnlySpan<byte> Filters { get; init; }

    public ReadOnlySpan<byte> Destinations { get; init; }

    public ReadOnlySpan<byte> Identity { get; init; }

    public static bool TryParse(ReadOnlySpan<byte> value, out SourceMark mark)
    {
        mark = default;
        Span<Range> fields = stackalloc Range[FieldsMax + 1];
        int count = 0;
        foreach (Range field in value.Split((byte)' '))
        {
            if (count == fields.Length)
            {
                return false;
            }

            fields[count++] = field;
        }

        if (count is < FieldsMin or > FieldsMax || !Utf8Parser.TryParse(value[fields[1]], out ulong sequence, out _))
        {
            return false;
        }

        mark = new SourceMark
        {
            Origin = value[fields[0]],
            Sequence = sequence,
            Filters = value[fields[2]],
            Destinations = value[fields[3]],
            Identity = count == FieldsMax ? value[fields[5]] : default,
        };
        return true;
    }

    /// <summary>The header's value.</summary>
    public static byte[] Compose(OriginKey key, ulong sequence, ReadOnlySpan<byte> subject, string identity) =>
        Encoding.UTF8.GetBytes($"{key.Origin} {sequence} {key.Filters} {key.Destinations} {Encoding.UTF8.GetString(subject)} {identity}");
}
