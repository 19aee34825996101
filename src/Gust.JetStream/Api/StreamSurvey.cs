using Gust.JetStream.Streams;

namespace Gust.JetStream.Api;

/// <summary>Asks several streams the same: the owner of each answers in a turn of its own, and the last of them hands over all answers.</summary>
internal static class StreamSurvey
{
    /// <param name="streams">Whom to ask.</param>
    /// <param name="question">Asked in the stream's turn.</param>
    /// <param name="done">Gets the answers in the order of the streams, once; a stream that has ended meanwhile is left out.</param>
    public static void Ask<T>(IReadOnlyList<StreamOwner> streams, Func<StreamOwner, T> question, Action<T[]> done)
        where T : class
    {
        if (streams.Count == 0)
        {
            done([]);
            return;
        }

        T?[] answers = new T?[streams.Count];
        int missing = answers.Length;
        for (int i = 0; i < answers.Length; i++)
        {
            int place = i;
            streams[place].Post(stream =>
            {
                answers[place] = stream.IsEnded ? null : question(stream);
                if (Interlocked.Decrement(ref missing) == 0)
                {
                    done([.. answers.OfType<T>()]);
                }
            });
        }
    }
}
