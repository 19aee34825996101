using Gust.Web.Console.Lists;

namespace Gust.Web.Console.Observed;

/// <summary>Remembers how far behind consumers were, to tell whether they catch up.</summary>
/// <remarks>Thread-safe. Holds what the last look showed, no more.</remarks>
internal sealed class LagBook
{
    /// <summary>Consumers that it follows; of more, those that lag most.</summary>
    private const int ConsumersMax = 10_000;

    /// <summary>Over less time a growth says nothing.</summary>
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(4);

    /// <summary>A growth is told over at least half of this, and at most this where somebody looks all the time.</summary>
    private static readonly TimeSpan s_span = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private Dictionary<(string, string, string), LagMarks> _marks = [];

    /// <summary>Writes down what was seen, and returns it with the growths.</summary>
    public IReadOnlyList<ConsumerRow> Note(IReadOnlyList<ConsumerRow> consumers, DateTimeOffset now)
    {
        lock (_lock)
        {
            Dictionary<(string, string, string), LagMarks> marks = [];
            List<ConsumerRow> noted = new(consumers.Count);
            foreach (ConsumerRow row in consumers.Count <= ConsumersMax ? consumers : [.. consumers.OrderByDescending(row => row.Lag)])
            {
                (string, string, string) key = (row.Account, row.Stream, row.Name);
                LagMarks mark = _marks.TryGetValue(key, out LagMarks? known) ? known.Advance(now, row.Lag, s_span / 2) : LagMarks.First(now, row.Lag);
                if (marks.Count < ConsumersMax)
                {
                    marks[key] = mark;
                }

                noted.Add(now - mark.From < s_least ? row : row with { Growth = (row.Lag - mark.LagThen) / (now - mark.From).TotalSeconds });
            }

            _marks = marks;
            return noted;
        }
    }
}
