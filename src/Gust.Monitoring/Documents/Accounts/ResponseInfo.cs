using System.Buffers;
using System.Text;
using Gust.Core.Sharing;

namespace Gust.Monitoring.Documents.Accounts;

/// <summary>A request of another account that waits for an answer, as the way back for it (spec: monitoring.md, <c>responses</c>).</summary>
internal sealed record ResponseInfo
{
    /// <summary>Number for "service".</summary>
    private const int Service = 2;

    /// <summary>Where the answer goes.</summary>
    public required string Subject { get; init; }

    /// <summary>Whose subject that is.</summary>
    public required string Account { get; init; }

    /// <summary>Where the answer is awaited.</summary>
    public required string To { get; init; }

    public string LocalSubject => To;

    public int Type => Service;

    public bool Invalid { get; init; }

    public bool Share { get; init; }

    public bool Tracking { get; init; }

    public static ResponseInfo Of(AnswerTable table, PendingAnswer answer)
    {
        ArrayBufferWriter<byte> reply = new();
        table.WriteReply(answer, reply);
        return new ResponseInfo
        {
            Subject = Encoding.UTF8.GetString(answer.Reply),
            Account = answer.Destination.Name,
            To = Encoding.UTF8.GetString(reply.WrittenSpan),
        };
    }
}
