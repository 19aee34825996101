using Gust.JetStream.Streams;

namespace Gust.JetStream.Api;

/// <summary>DIRECT.GET: messages as they are, without JSON around them (spec: jetstream.md section 8).</summary>
internal sealed class DirectGet(byte[] reply, byte[] subject, byte[] headers, byte[] body) : IStreamTask
{
    public void Run(StreamOwner stream)
    {
        _ = (reply, subject, headers, body);
        throw new NotImplementedException();
    }
}
