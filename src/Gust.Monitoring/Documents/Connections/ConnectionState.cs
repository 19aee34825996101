namespace Gust.Monitoring.Documents.Connections;

/// <summary>Which connections are wanted. A number in JSON options, a word in a query.</summary>
internal enum ConnectionState
{
    Open = 0,
    Closed = 1,
    All = 2,
}
