namespace Gust.Cli.Admin.Live;

/// <summary>A column of numbers.</summary>
/// <param name="Key">By which it is sorted on the command line.</param>
/// <param name="Heading">Above it.</param>
/// <param name="Text">Of a value.</param>
/// <param name="IsRate">The number only grows: how much in a second is shown.</param>
internal sealed record WatchColumn(string Key, string Heading, Func<double, string> Text, bool IsRate = false);
