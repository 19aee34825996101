namespace Gust.Cli.Admin.Top;

/// <summary>Where <c>top</c> has its figures from.</summary>
internal interface ITopSource : IAsyncDisposable
{
    /// <param name="sort">Order in which the server chooses the connections it lists.</param>
    /// <param name="limit">Connections to list.</param>
    Task<TopSample> TakeAsync(string sort, long limit);
}
