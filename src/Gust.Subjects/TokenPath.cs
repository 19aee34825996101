namespace Gust.Subjects;

/// <summary>Walks the tokens of a valid subject and knows what lies behind the current one.</summary>
internal ref struct TokenPath(ReadOnlySpan<byte> subject)
{
    public SubjectToken Token { get; private set; }

    /// <summary>What follows the current token, without the dot; empty at the last one.</summary>
    public ReadOnlySpan<byte> Tail { get; private set; } = subject;

    public bool MoveNext()
    {
        if (Tail.IsEmpty)
        {
            return false;
        }

        var length = Tail.IndexOf((byte)'.');
        var isLast = length < 0;
        Token = new SubjectToken(isLast ? Tail : Tail[..length], isLast);
        Tail = isLast ? default : Tail[(length + 1)..];
        return true;
    }
}
