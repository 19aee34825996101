using System.Collections.Concurrent;
using System.Text;
using Gust.Core;
using Gust.Core.Sharing;
using Gust.JetStream.Api;
using Gust.JetStream.Streams;
using Gust.Subjects;

namespace Gust.JetStream.Hosting;

/// <summary>The subjects on which JetStream serves an account, and the watch over those that its push consumers deliver to.</summary>
internal sealed class AccountInterest : ISubscriptionObserver
{
    private readonly ConcurrentDictionary<ConsumerHost, StreamOwner> _pushing = [];
    private readonly JetStreamAccount _account;
    private readonly List<(byte[] Subject, ISink Sink)> _sinks = [];

    public AccountInterest(JetStreamAccount account)
    {
        _account = account;
        Add("$JS.API.>", new ApiEndpoint(account, ApiSubject.Prefix));
        if (account.Context.Domain.Length > 0)
        {
            string prefix = ApiSubject.PrefixOf(account.Context.Domain);
            Add(prefix + ">", new ApiEndpoint(account, prefix));
        }

        Add("$JS.ACK.>", new AcknowledgeEndpoint(account));
        Add("$JS.FC.>", new FlowControlEndpoint(account));
    }

    public void Start()
    {
        if (_account.Account.Observer == this)
        {
            return;
        }

        foreach ((byte[] subject, ISink sink) in _sinks)
        {
            _account.Account.Interest.Add(subject, queue: default, sink);
        }

        _account.Account.Observer = this;
    }

    public void Stop()
    {
        if (_account.Account.Observer != this)
        {
            return;
        }

        _account.Account.Observer = null;
        foreach ((byte[] subject, ISink sink) in _sinks)
        {
            _account.Account.Interest.Remove(subject, default, sink);
        }
    }

    /// <summary>From now on the consumer's stream is told who listens to it.</summary>
    public void Watch(StreamOwner stream, ConsumerHost consumer)
    {
        if (consumer.Engine.Settings.IsPush)
        {
            _pushing[consumer] = stream;
        }
    }

    public void Unwatch(ConsumerHost consumer) => _pushing.TryRemove(consumer, out _);

    void ISubscriptionObserver.OnChanged(ReadOnlySpan<byte> subject)
    {
        foreach ((ConsumerHost consumer, StreamOwner stream) in _pushing)
        {
            if (SubjectRules.Matches(consumer.Engine.Settings.DeliverSubject, subject))
            {
                stream.Post(static owner => owner.Consumers.OnInterestChanged(owner.Now));
            }
        }
    }

    private void Add(string subject, ISink sink) => _sinks.Add((Encoding.UTF8.GetBytes(subject), sink));
}
