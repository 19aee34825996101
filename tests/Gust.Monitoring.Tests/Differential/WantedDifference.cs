namespace Gust.Monitoring.Tests.Differential;

/// <summary>A field that is meant to differ from the reference's.</summary>
/// <param name="Document">Path of the document, such as <c>/varz</c>.</param>
/// <param name="Field">Its path in the document, with <c>[]</c> for any index.</param>
/// <param name="Reason">Why.</param>
internal sealed record WantedDifference(string Document, string Field, string Reason);
