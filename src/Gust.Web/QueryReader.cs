using Gust.Monitoring;
using Microsoft.AspNetCore.Http;

namespace Gust.Web;

/// <summary>Reads the parameters of requests.</summary>
internal static class QueryReader
{
    public static MonitoringQuery Read(HttpRequest request) => request.Query.Count == 0
        ? MonitoringQuery.Empty
        : new MonitoringQuery(request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.Count > 0 ? pair.Value[0] ?? "" : "", StringComparer.Ordinal));
}
