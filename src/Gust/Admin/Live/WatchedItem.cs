namespace Gust.Cli.Admin.Live;

/// <summary>A line of a watched table.</summary>
/// <param name="Id">By which it is known again.</param>
/// <param name="Labels">The columns that are text.</param>
/// <param name="Values">The columns that are numbers.</param>
internal sealed record WatchedItem(string Id, string[] Labels, double[] Values);
