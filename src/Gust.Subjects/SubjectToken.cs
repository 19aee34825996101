namespace Gust.Subjects;

/// <summary>One token of a subject, in place.</summary>
internal readonly ref struct SubjectToken(ReadOnlySpan<byte> bytes, bool isLast)
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public bool IsLast { get; } = isLast;

    /// <summary>Exactly <c>*</c>: stands for one token.</summary>
    public bool IsStar => Bytes.Length == 1 && Bytes[0] == (byte)'*';

    /// <summary>Exactly <c>&gt;</c>: stands for one or more tokens.</summary>
    public bool IsRest => Bytes.Length == 1 && Bytes[0] == (byte)'>';
}
