using System.Buffers.Text;
using Gust.Core;

namespace Gust.JetStream.Backups;

/// <summary>Takes what the receiver of a snapshot acknowledges: the last token of the subject is the chunk's number.</summary>
internal sealed class SnapshotAcknowledgements(Action<long> acknowledged) : ISink
{
    public int SlotIndex { get; set; }

    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        ReadOnlySpan<byte> number = publication.Subject[(publication.Subject.LastIndexOf((byte)'.') + 1)..];
        if (publication.Trace?.IsOnly != true && Utf8Parser.TryParse(number, out long chunk, out int used) && used == number.Length && chunk > 0)
        {
            acknowledged(chunk);
        }

        return true;
    }
}
