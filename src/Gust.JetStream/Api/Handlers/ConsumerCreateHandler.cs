using System.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Origins;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;
using Gust.JetStream.Streams.Changes;

namespace Gust.JetStream.Api.Handlers;

/// <summary>CONSUMER.CREATE and CONSUMER.DURABLE.CREATE: a new consumer, another configuration for one that exists, or the one that is so already.</summary>
internal sealed class ConsumerCreateHandler() : ApiHandler<ConsumerAnswer>(ApiResponses.ConsumerCreate)
{
    protected override void Serve(ApiCall call)
    {
        CreateConsumerRequest request = new();
        if (!TryRead(call, CreateConsumerRequest.Shape, request))
        {
            return;
        }

        Ruling<ConsumerConfig> named = ConsumerNaming.Resolve(call.Subject, request);
        if (!named.IsAllowed)
        {
            Refuse(call, named.Error);
            return;
        }

        OnConsumers(call, stream => Decide(call, stream, request, named.Value));
    }

    private void Decide(ApiCall call, StreamOwner stream, CreateConsumerRequest request, ConsumerConfig config)
    {
        if (IsOfAnother(call, config, stream))
        {
            Refuse(call, JetStreamError.Of(ErrorCode.ConsumerStreamIdentityMismatch, StreamIdentity.Of(stream.Created)));
            return;
        }

        if (config is { Direct: true, Sourcing: true, Name.Length: > 0 })
        {
            // Each attempt of a mirror or source gets a consumer of its own.
            config = config with { Name = $"{config.Name}-{EphemeralName.Next(stream.Context.Broker.Random, static _ => false)}" };
        }

        if (config is { Name: "", Durable: "" })
        {
            string name = EphemeralName.Next(stream.Context.Broker.Random, taken => stream.Consumers.TryGet(taken, out _));
            config = config with { Name = name, IsNamedByServer = true };
        }

        Ruling<ConsumerConfig> ruling = new ConsumerRules(call.Account.RuleLimits, stream.Config, stream.Consumers.Configurations())
            .Decide(config, request.Action, request.IsPedantic);
        if (!ruling.IsAllowed)
        {
            Refuse(call, ruling.Error);
        }
        else if (!stream.Consumers.TryGet(ruling.Value.Name, out ConsumerHost? known))
        {
            new CreateConsumer(ruling.Value, Changing(stream, refused => Finish(call, stream, ruling.Value.Name, refused))).Propose(stream);
        }
        else if (ConsumerRules.AreSame(known.Config, ruling.Value))
        {
            Finish(call, stream, known.Name, refused: null);
        }
        else if (IsTaken(known, ruling.Value, stream.Now))
        {
            Refuse(call, ErrorCode.ConsumerNameExist);
        }
        else
        {
            new UpdateConsumer(known, ruling.Value, Changing(stream, refused => Finish(call, stream, known.Name, refused))).Propose(stream);
        }
    }

    /// <summary>A source goes on with a stream that it knows; this one only has the same name.</summary>
    private static bool IsOfAnother(ApiCall call, ConsumerConfig config, StreamOwner stream)
    {
        ReadOnlySpan<byte> known = call.Header(StreamIdentity.Header);
        return (config.Direct || config.Sourcing)
            && !known.IsEmpty
            && !known.SequenceEqual(Encoding.UTF8.GetBytes(StreamIdentity.Of(stream.Created)));
    }

    /// <summary>While somebody gets the messages of a push consumer, nobody else can have them sent elsewhere.</summary>
    private static bool IsTaken(ConsumerHost known, ConsumerConfig wanted, long now) =>
        known.Config.DeliverSubject.Length > 0
        && known.Config.DeliverSubject != wanted.DeliverSubject
        && known.Engine.Report(now).PushBound;

    private void Finish(ApiCall call, StreamOwner stream, string name, IOException? refused)
    {
        if (refused is null && stream.Consumers.TryGet(name, out ConsumerHost? consumer))
        {
            byte[]? headers = consumer.Config.Direct || consumer.Config.Sourcing ? StreamIdentity.Headers(stream.Created) : null;
            call.Answer(ApiResponses.ConsumerCreate, new ConsumerAnswer { Consumer = ConsumerReports.Of(stream, consumer) }, headers: headers);
        }
        else
        {
            Refuse(call, JetStreamError.Of(ErrorCode.ConsumerCreate, refused?.Message ?? "consumer has ended"));
        }
    }
}
