namespace Gust.Monitoring.Tests.Differential;

/// <summary>What a server says to one request, as far as both have to say the same.</summary>
/// <param name="ContentType">As it stands in the header.</param>
/// <param name="AllowOrigin">Access-Control-Allow-Origin; empty without one.</param>
internal sealed record HttpAnswer(int Status, string ContentType, string AllowOrigin, string Body)
{
    public bool IsJson => ContentType == "application/json";
}
