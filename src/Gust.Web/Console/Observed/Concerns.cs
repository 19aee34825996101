using Gust.Web.Console.Lists;

namespace Gust.Web.Console.Observed;

/// <summary>What may deserve attention in streams; the page judges it and says what to do.</summary>
/// <param name="Lagging">Consumers for which most messages wait.</param>
/// <param name="LaggingTotal">How many consumers have messages waiting.</param>
/// <param name="Full">Streams that will soon take nothing new.</param>
/// <param name="Unheard">Streams that keep messages for consumers and have none.</param>
/// <param name="Accounts">Accounts that are near what they may store.</param>
internal sealed record Concerns(IReadOnlyList<Lagging> Lagging, int LaggingTotal, IReadOnlyList<StreamRow> Full, IReadOnlyList<StreamRow> Unheard, IReadOnlyList<AccountUse> Accounts);
