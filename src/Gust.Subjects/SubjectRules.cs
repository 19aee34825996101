using System.Buffers;

namespace Gust.Subjects;

/// <summary>The rules every subject obeys: tokens between dots, a wildcard only where the whole token is <c>*</c> or <c>&gt;</c>.</summary>
/// <remarks>
/// Bytes, never characters: any byte but the protocol's own separators may stand in a token.
/// There is no limit of length or of tokens here; the control line sets one. Nothing recurses.
/// </remarks>
internal static class SubjectRules
{
    private const byte Separator = (byte)'.';
    private static readonly SearchValues<byte> s_wildcards = SearchValues.Create("*>"u8);
    private static readonly SearchValues<byte> s_blanks = SearchValues.Create(" \t\n\f\r"u8);

    /// <summary>One pass that says whether a subject is valid, and literal.</summary>
    public static SubjectKind Classify(ReadOnlySpan<byte> subject)
    {
        if (HasEmptyToken(subject))
        {
            return SubjectKind.Invalid;
        }

        if (subject.IndexOfAny(s_wildcards) < 0)
        {
            return SubjectKind.Literal;
        }

        var kind = SubjectKind.Literal;
        foreach (var token in new SubjectTokens(subject))
        {
            if (token.IsRest)
            {
                return token.IsLast ? SubjectKind.Pattern : SubjectKind.Invalid;
            }

            if (token.IsStar)
            {
                kind = SubjectKind.Pattern;
            }
        }

        return kind;
    }

    /// <summary>Whether SUB accepts it.</summary>
    public static bool IsValid(ReadOnlySpan<byte> subject) => Classify(subject) != SubjectKind.Invalid;

    /// <summary>Whether a pedantic connection may publish to it.</summary>
    public static bool IsValidLiteral(ReadOnlySpan<byte> subject) => Classify(subject) == SubjectKind.Literal;

    /// <summary>Whether configuration and streams accept it: valid, and no blank of any kind in it.</summary>
    public static bool IsValidForConfiguration(ReadOnlySpan<byte> subject) => IsValid(subject) && !HasBlank(subject);

    /// <summary>Whether no token is a wildcard. Says nothing about empty tokens.</summary>
    public static bool IsLiteral(ReadOnlySpan<byte> subject)
    {
        if (subject.IndexOfAny(s_wildcards) < 0)
        {
            return true;
        }

        foreach (var token in new SubjectTokens(subject))
        {
            if (token.IsStar || token.IsRest)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it is empty, starts or ends with a dot, or has two dots in a row.</summary>
    public static bool HasEmptyToken(ReadOnlySpan<byte> subject) =>
        subject.IsEmpty || subject[0] == Separator || subject[^1] == Separator || subject.IndexOf(".."u8) >= 0;

    /// <summary>Whether a space, tab, line feed, form feed or carriage return stands in it.</summary>
    public static bool HasBlank(ReadOnlySpan<byte> subject) => subject.IndexOfAny(s_blanks) >= 0;

    /// <summary>Tokens, empty ones too; an empty subject has none.</summary>
    public static int TokenCount(ReadOnlySpan<byte> subject) => subject.IsEmpty ? 0 : subject.Count(Separator) + 1;

    /// <summary>Whether a message published on <paramref name="literal"/> reaches a subscription to <paramref name="pattern"/>.</summary>
    /// <remarks>
    /// A <c>*</c> or <c>&gt;</c> in the published subject is an ordinary token: <c>foo.*</c> reaches <c>foo.*</c> and <c>foo.&gt;</c>,
    /// and not <c>foo.bar</c>. A published subject with an empty token reaches nobody.
    /// </remarks>
    public static bool Matches(ReadOnlySpan<byte> literal, ReadOnlySpan<byte> pattern) =>
        !HasEmptyToken(literal) && MatchesWellFormed(literal, pattern);

    /// <summary><see cref="Matches"/> for a subject known to have no empty token.</summary>
    internal static bool MatchesWellFormed(ReadOnlySpan<byte> literal, ReadOnlySpan<byte> pattern)
    {
        var tokens = new SubjectTokens(literal).GetEnumerator();
        foreach (var wanted in new SubjectTokens(pattern))
        {
            if (!tokens.MoveNext())
            {
                return false;
            }

            if (wanted.IsRest)
            {
                return true;
            }

            if (!wanted.IsStar && !wanted.Bytes.SequenceEqual(tokens.Current.Bytes))
            {
                return false;
            }
        }

        return !tokens.MoveNext();
    }

    /// <summary>Whether every subject that <paramref name="subject"/> stands for is also one of <paramref name="pattern"/>'s.</summary>
    public static bool IsSubsetOf(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> pattern)
    {
        if (HasEmptyToken(subject))
        {
            return false;
        }

        var tokens = new SubjectTokens(subject).GetEnumerator();
        foreach (var wanted in new SubjectTokens(pattern))
        {
            if (!tokens.MoveNext())
            {
                return false;
            }

            var token = tokens.Current;
            if (wanted.IsRest)
            {
                return true;
            }

            var covered = wanted.IsStar ? !token.IsRest : wanted.Bytes.SequenceEqual(token.Bytes);
            if (!covered)
            {
                return false;
            }
        }

        return !tokens.MoveNext();
    }

    /// <summary>Whether some literal subject matches both. Either may be literal.</summary>
    public static bool Overlaps(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (HasEmptyToken(left) || HasEmptyToken(right))
        {
            return false;
        }

        var others = new SubjectTokens(right).GetEnumerator();
        foreach (var token in new SubjectTokens(left))
        {
            if (!others.MoveNext())
            {
                return false;
            }

            var other = others.Current;
            if (token.IsRest || other.IsRest)
            {
                return true;
            }

            if (!token.IsStar && !other.IsStar && !token.Bytes.SequenceEqual(other.Bytes))
            {
                return false;
            }
        }

        return !others.MoveNext();
    }
}
