namespace Gust.Subjects;

/// <summary>What a subject can be used for.</summary>
internal enum SubjectKind
{
    /// <summary>Has an empty token or something after <c>&gt;</c>: nobody can subscribe to it, nothing published to it arrives.</summary>
    Invalid,

    /// <summary>Names one subject.</summary>
    Literal,

    /// <summary>Has a token that is exactly <c>*</c> or <c>&gt;</c>.</summary>
    Pattern,
}
