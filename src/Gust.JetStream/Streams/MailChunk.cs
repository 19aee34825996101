using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gust.JetStream.Streams;

/// <summary>Mails one behind the other in one buffer. Filled by senders under the inbox's lock, then read by the stream's owner.</summary>
internal sealed class MailChunk(byte[] buffer)
{
    private static readonly int s_headSize = Unsafe.SizeOf<MailHead>();
    private List<IStreamTask>? _tasks;
    private int _length;
    private int _tasksRead;

    public byte[] Buffer => buffer;

    /// <summary>Where the owner reads on.</summary>
    public int Position { get; private set; }

    /// <summary>What still needs the bytes: messages under way to the journal, mails put off.</summary>
    public int Holds { get; set; }

    /// <summary>Nothing is read from it or added to it any more: with the last hold it goes.</summary>
    public bool IsDone { get; set; }

    public MailChunk? Next { get; set; }

    public bool IsRead => Position == _length;

    /// <summary>Room that a mail needs.</summary>
    public static int SizeOf(in MailHead head) => s_headSize + head.Length;

    public bool HasRoomFor(in MailHead head) => buffer.Length - _length >= SizeOf(head);

    /// <summary>Adds a mail; there is room. Returns where it begins.</summary>
    public int Add(
        MailKind kind, ReadOnlySpan<byte> reply, ReadOnlySpan<byte> subject, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload)
    {
        MailHead head = new(kind, reply.Length, subject.Length, headers.Length, payload.Length);
        int start = _length;
        MemoryMarshal.Write(buffer.AsSpan(start), head);
        Span<byte> into = buffer.AsSpan(start + s_headSize, head.Length);
        reply.CopyTo(into);
        subject.CopyTo(into[head.Reply..]);
        headers.CopyTo(into[(head.Reply + head.Subject)..]);
        payload.CopyTo(into[(head.Reply + head.Subject + head.Headers)..]);
        _length = start + s_headSize + head.Length;
        return start;
    }

    /// <summary>Adds a task; there is room.</summary>
    public void Add(IStreamTask task)
    {
        (_tasks ??= []).Add(task);
        Add(MailKind.Task, default, default, default, default);
    }

    /// <summary>Adds a mail with something to go along with it; there is room.</summary>
    public void Add(TracedPublish trace, ReadOnlySpan<byte> reply, ReadOnlySpan<byte> subject, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload)
    {
        (_tasks ??= []).Add(trace);
        Add(MailKind.TracedPublish, reply, subject, headers, payload);
    }

    public Mail At(int offset)
    {
        MailHead head = MemoryMarshal.Read<MailHead>(buffer.AsSpan(offset));
        return new Mail(head, buffer.AsSpan(offset + s_headSize, head.Length));
    }

    /// <summary>Goes on to the next mail; false at the end. Answers where it begins.</summary>
    public bool TryRead(out int offset)
    {
        offset = Position;
        if (IsRead)
        {
            return false;
        }

        Position += SizeOf(MemoryMarshal.Read<MailHead>(buffer.AsSpan(offset)));
        return true;
    }

    /// <summary>The task of the mail that was just read, or what goes along with it.</summary>
    public IStreamTask ReadTask() => _tasks![_tasksRead++];
}
