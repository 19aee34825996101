using Gust.JetStream.Hosting;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Api;

/// <summary>The streams of an account that a list is about.</summary>
internal static class StreamChoice
{
    /// <summary>Those that may get messages of a subject, in the order of their names.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="subject">With wildcards or not; empty: all streams.</param>
    public static List<StreamOwner> Of(JetStreamAccount account, string subject)
    {
        List<StreamOwner> chosen = [.. account.Streams.Where(stream => subject.Length == 0 || Takes(stream, subject))];
        chosen.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return chosen;
    }

    private static bool Takes(StreamOwner stream, string subject) =>
        stream.Config.Subjects is { } subjects && Subject.AnyOverlap([subject], subjects);
}
