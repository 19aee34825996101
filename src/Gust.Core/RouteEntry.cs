using Gust.Subjects;

namespace Gust.Core;

/// <summary>Where messages on one subject go, as of one version of the account's interest.</summary>
/// <remarks>Owned by one session's read loop; its arrays are reused when the subject or the interest changes.</remarks>
internal sealed class RouteEntry
{
    private byte[] _head = [];
    private int _headLength;

    public uint Hash { get; private set; }

    /// <summary>The interest version that <see cref="Targets"/> was made from.</summary>
    public long Version { get; set; } = -1;

    /// <summary>The subject belongs to the servers' own traffic.</summary>
    public bool IsReserved { get; private set; }

    public MatchResult<ISink> Targets { get; } = new();

    /// <summary><c>HMSG subject </c>, see <see cref="Publication.Head"/>.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    public ReadOnlySpan<byte> Subject => _head.AsSpan(5, _headLength - 6);

    public void Reset(ReadOnlySpan<byte> subject, uint hash)
    {
        int length = subject.Length + 6;
        if (_head.Length < length)
        {
            _head = new byte[length];
            "HMSG "u8.CopyTo(_head);
        }

        subject.CopyTo(_head.AsSpan(5));
        _head[length - 1] = (byte)' ';
        _headLength = length;
        Hash = hash;
        Version = -1;
        IsReserved = ReservedSubjects.IsSubject(subject);
    }
}
