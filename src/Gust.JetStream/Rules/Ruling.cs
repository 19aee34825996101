using System.Diagnostics.CodeAnalysis;
using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>What the rules made of a request: a configuration, or the error to answer with.</summary>
internal sealed class Ruling<T>
    where T : class
{
    private Ruling(T? value, JetStreamError? error)
    {
        Value = value;
        Error = error;
    }

    public T? Value { get; }

    public JetStreamError? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsAllowed => Error is null;

    public static implicit operator Ruling<T>(T value) => new(value, null);

    public static implicit operator Ruling<T>(JetStreamError error) => new(null, error);
}
