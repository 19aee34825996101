using Gust.JetStream.Api.Handlers;

namespace Gust.JetStream.Api;

/// <summary>Brings each request to the handler of its kind.</summary>
internal sealed class ApiRouter
{
    private readonly Dictionary<ApiVerb, IApiHandler> _handlers = new()
    {
        [ApiVerb.StreamCreate] = new StreamCreateHandler(),
    };

    public void Handle(ApiCall call)
    {
        if (_handlers.TryGetValue(call.Subject.Verb, out IApiHandler? handler))
        {
            handler.Handle(call);
        }
    }
}
