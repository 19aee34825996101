using System.Diagnostics.CodeAnalysis;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;
using Gust.JetStream.Streams;
using Gust.JetStream.Streams.Changes;

namespace Gust.JetStream.Api.Handlers;

/// <summary>What all requests that are answered in JSON have in common: the level they demand, how their bodies are read, how they are refused.</summary>
/// <param name="kind">Of the answer.</param>
internal abstract class ApiHandler<TAnswer>(ApiResponse<TAnswer> kind) : IApiHandler
    where TAnswer : class, new()
{
    public void Handle(ApiCall call)
    {
        if (RequiredLevel.IsMissing(call.Headers))
        {
            Refuse(call, ErrorCode.RequiredApiLevel);
        }
        else if (call.Account.IsEnabled)
        {
            Serve(call);
        }
        else if (call.Account.Account.IsSystem)
        {
            call.Refuse(ApiResponses.System, JetStreamError.Of(ErrorCode.NotEnabledForAccount));
        }
        else
        {
            Refuse(call, ErrorCode.NotEnabledForAccount);
        }
    }

    protected abstract void Serve(ApiCall call);

    protected void Answer(ApiCall call, TAnswer answer) => call.Answer(kind, answer);

    protected void Refuse(ApiCall call, JetStreamError error) => call.Refuse(kind, error);

    protected void Refuse(ApiCall call, ErrorCode error) => call.Refuse(kind, JetStreamError.Of(error));

    /// <summary>Reads a body that may be missing: what does not begin like JSON counts as none. False: the call was refused.</summary>
    protected bool TryReadOptional<T>(ApiCall call, JsonShape<T> shape, T request)
        where T : class => !call.HasDocument || TryRead(call, shape, request);

    /// <summary>Reads a body that must be there. False: the call was refused.</summary>
    protected bool TryReadRequired<T>(ApiCall call, JsonShape<T> shape, T request)
        where T : class
    {
        if (call.IsEmpty)
        {
            Refuse(call, ErrorCode.BadRequest);
            return false;
        }

        return TryRead(call, shape, request);
    }

    /// <summary>Reads a body; none leaves the request as it is. False: the call was refused.</summary>
    protected bool TryRead<T>(ApiCall call, JsonShape<T> shape, T request)
        where T : class
    {
        JetStreamError? error = call.Read(shape, request);
        if (error is not null)
        {
            Refuse(call, error);
        }

        return error is null;
    }

    /// <summary>Sees to it that nothing came with the request. False: the call was refused.</summary>
    protected bool TryReadNothing(ApiCall call)
    {
        if (!call.IsEmpty)
        {
            Refuse(call, ErrorCode.NotEmptyRequest);
        }

        return call.IsEmpty;
    }

    /// <summary>Finds the stream that the request names. False: the call was refused.</summary>
    protected bool TryFind(ApiCall call, [NotNullWhen(true)] out StreamOwner? stream)
    {
        if (call.Account.TryGet(call.Subject.First, out stream))
        {
            return true;
        }

        Refuse(call, ErrorCode.StreamNotFound);
        return false;
    }

    /// <summary>Has the owner of the stream that the request names do the rest.</summary>
    protected void OnStream(ApiCall call, Action<StreamOwner> work)
    {
        if (TryFind(call, out StreamOwner? found))
        {
            found.Post(stream => Attempt(call, stream, work));
        }
    }

    /// <summary>Has the owner of the consumer that the request names do the rest.</summary>
    protected void OnConsumer(ApiCall call, Action<StreamOwner, ConsumerHost> work) => OnConsumers(call, stream =>
    {
        if (stream.Consumers.TryGet(call.Subject.Second, out ConsumerHost? consumer))
        {
            work(stream, consumer);
        }
        else
        {
            Refuse(call, ErrorCode.ConsumerNotFound);
        }
    });

    /// <summary>Has the owner of the stream do the rest once no change of its consumers is under way: what is decided holds when it happens.</summary>
    protected void OnConsumers(ApiCall call, Action<StreamOwner> work) => OnStream(call, stream =>
    {
        if (stream.Consumers.Changing > 0)
        {
            // Behind what is under way: a task waits for all that was proposed before it came.
            stream.Post(again => OnConsumers(call, work));
            return;
        }

        work(stream);
    });

    /// <summary>Counts a change of the stream's consumers as under way until it is told what became of it.</summary>
    protected static ChangeDone Changing(StreamOwner stream, ChangeDone done)
    {
        stream.Consumers.Changing++;
        return refused =>
        {
            stream.Consumers.Changing--;
            done(refused);
        };
    }

    /// <summary>What <paramref name="work"/> cannot read is told; it answers itself or proposes what will.</summary>
    private void Attempt(ApiCall call, StreamOwner stream, Action<StreamOwner> work)
    {
        if (stream.IsEnded)
        {
            Refuse(call, ErrorCode.StreamNotFound);
            return;
        }

        try
        {
            work(stream);
        }
        catch (IOException e)
        {
            StoreTrouble.Tell(stream, e);
            Refuse(call, JetStreamError.Of(ErrorCode.StreamStoreFailed, e.Message));
        }
    }
}
