using System.Text;
using Gust.JetStream.Model;

namespace Gust.JetStream.Origins;

/// <summary>What tells the sources of one stream apart, as their messages' headers have it.</summary>
/// <param name="Origin">The stream's name; behind colons a hash of the API it is reached by if that is not the account's own, and one of the durable consumer's name.</param>
/// <param name="Filters">Which subjects; <c>&gt;</c>: all.</param>
/// <param name="Destinations">What becomes of them; <c>&gt;</c>: they stay.</param>
internal sealed record OriginKey(string Origin, string Filters, string Destinations)
{
    private const char Separator = '\f';
    private const string Everything = ">";

    public static OriginKey Of(StreamSource source)
    {
        string origin = source.External is { Api.Length: > 0 } external ? $"{source.Name}:{StreamIdentity.Hash(external.Api)}" : source.Name;
        origin = source.Consumer is { } consumer ? $"{origin}:C={StreamIdentity.Hash(consumer.Name)}" : origin;
        return source.SubjectTransforms is { Count: > 0 } transforms
            ? new OriginKey(
                origin,
                string.Join(Separator, transforms.Select(transform => OrEverything(transform.Source))),
                string.Join(Separator, transforms.Select(transform => OrEverything(transform.Destination))))
            : new OriginKey(origin, OrEverything(source.FilterSubject), Everything);
    }

    public bool IsOf(in SourceMark mark) =>
        IsSame(mark.Origin, Origin) && IsSame(mark.Filters, Filters) && IsSame(mark.Destinations, Destinations);

    private static bool IsSame(ReadOnlySpan<byte> text, string expected) => text.SequenceEqual(Encoding.UTF8.GetBytes(expected));

    private static string OrEverything(string subject) => subject.Length == 0 ? Everything : subject;
}
