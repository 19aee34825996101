using Gust.Subjects;

namespace Gust.Core;

/// <summary>Whether a session may publish on one subject and where its messages go, as of one grant and one version of the account's interest.</summary>
/// <remarks>Owned by one session's read loop; its arrays are reused when the subject or the interest changes.</remarks>
internal sealed class RouteEntry
{
    private byte[] _head = [];
    private int _headLength;
    private long _version;
    private Grant? _grant;
    private int _fanout;

    public uint Hash { get; private set; }

    /// <summary>The publisher may not use this subject.</summary>
    public bool IsRefused { get; private set; }

    public MatchResult<ISink> Targets { get; } = new();

    /// <summary>How many targets there are, a queue group being one. For any thread.</summary>
    public int Fanout => Volatile.Read(ref _fanout);

    /// <summary><c>HMSG subject </c>, see <see cref="Publication.Head"/>.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    public ReadOnlySpan<byte> Subject => _head.AsSpan(5, _headLength - 6);

    /// <summary>Whether this is still the answer.</summary>
    public bool IsValid(Grant grant, long interestVersion) => _version == interestVersion && _grant == grant;

    /// <summary>Works the answer out anew for a publisher with this grant.</summary>
    public void Refresh(Grant grant)
    {
        if (_grant != grant)
        {
            _grant = grant;
            IsRefused = (ReservedSubjects.IsSubject(Subject) && !grant.Account.IsSystem) || grant.Permissions?.MayPublish(Subject) == false;
        }

        RefreshTargets(grant.Account);
    }

    /// <summary>The same for a message that permissions let pass elsewhere.</summary>
    public void Refresh(Account account)
    {
        if (_version != account.Interest.Version)
        {
            RefreshTargets(account);
        }
    }

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
        _grant = null;
        _version = -1;
        Volatile.Write(ref _fanout, 0);
    }

    private void RefreshTargets(Account account)
    {
        account.Sharing.Ask(Subject);
        account.Interest.Match(Subject, Targets);
        _version = Targets.Version;
        Volatile.Write(ref _fanout, Targets.Plain.Length + Targets.GroupCount);
        Specialize(Targets.PlainSlots);
        for (int i = 0; i < Targets.GroupCount; i++)
        {
            Specialize(Targets.GroupSlots(i));
        }
    }

    private void Specialize(Span<ISink> targets)
    {
        foreach (ref ISink target in targets)
        {
            target = target.For(Subject);
        }
    }
}
