using System.Buffers;
using Gust.Monitoring;

namespace Gust.Web.Tests;

/// <summary>Options of documents as JSON, as requests in the system account bear them.</summary>
public sealed class DocumentOptionsTests
{
    [Fact]
    public async Task Options_that_say_nothing_are_those_of_a_request_without_any()
    {
        await using WebServer web = await WebServer.StartAsync();

        foreach (IDocument document in web.Server.Monitoring.All)
        {
            MonitoringRefusal? without = Refusal(document, []);
            MonitoringRefusal? empty = Refusal(document, "{}"u8.ToArray());
            Assert.Equal((document.Name, without?.Message), (document.Name, empty?.Message));
        }
    }

    private static MonitoringRefusal? Refusal(IDocument document, byte[] options)
    {
        DocumentResult? result = null;
        document.Answer(new ReadOnlySequence<byte>(options), answered => result = answered);
        return result!.Value.Refusal; // nothing here is asked of a stream, so it comes at once
    }
}
