using System.Globalization;

namespace Gust.Cli.JetStream.Messages;

/// <summary>What the reply subject of a delivered message says of it.</summary>
internal sealed record Delivery(
    string Stream, string Consumer, ulong Tries, ulong StreamSequence, ulong ConsumerSequence, DateTimeOffset Time, ulong Pending)
{
    private const int TokensOld = 9;
    private const int TokensNew = 11;
    private const int NamesOld = 2;
    private const int NamesNew = 4;

    /// <summary>Both forms: without and with domain and account in front. Null for another subject.</summary>
    public static Delivery? Parse(string? reply)
    {
        string[] tokens = reply is not null && reply.StartsWith("$JS.ACK.", StringComparison.Ordinal) ? reply.Split('.') : [];
        int at = tokens.Length == TokensOld ? NamesOld : tokens.Length >= TokensNew ? NamesNew : 0;
        if (at == 0)
        {
            return null;
        }

        Span<ulong> numbers = stackalloc ulong[5];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!ulong.TryParse(tokens[at + 2 + i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        DateTimeOffset time = DateTimeOffset.UnixEpoch.AddTicks((long)(numbers[3] / 100));
        return new Delivery(tokens[at], tokens[at + 1], numbers[0], numbers[1], numbers[2], time, numbers[4]);
    }
}
