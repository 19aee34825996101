namespace Gust.Web.Console.Stored;

/// <summary>Messages of a stream.</summary>
/// <param name="Messages">Ascending.</param>
/// <param name="Next">Sequence at which the next page begins; 0: there is none.</param>
internal sealed record MessagePage(IReadOnlyList<MessageRow> Messages, ulong Next);
