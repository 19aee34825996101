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
    private readonly List<(byte[] Subject, ISink Sink)> _api = [];
    private readonly List<(byte[] Subject, ISink Sink)> _answers = [];
    private bool _hearsApi;

    public AccountInterest(JetStreamAccount account)
    {
        _account = account;
        _api.Add(("$JS.API.>"u8.ToArray(), new ApiEndpoint(account, ApiSubject.Prefix)));
        if (account.Context.Domain.Length > 0)
        {
            string prefix = ApiSubject.PrefixOf(account.Context.Domain);
            _api.Add((Encoding.UTF8.GetBytes(prefix + ">"), new ApiEndpoint(account, prefix)));
        }

        _answers.Add(("$JS.ACK.>"u8.ToArray(), new AcknowledgeEndpoint(account)));
        _answers.Add(("$JS.FC.>"u8.ToArray(), new FlowControlEndpoint(account)));
    }

    public void Start()
    {
        if (_account.Account.Observer == this)
        {
            return;
        }

        Refuse();
        Add(_answers);
        _account.Account.Observer = this;
    }

    /// <summary>Hears requests, which are refused as long as the account is not enabled.</summary>
    public void Refuse()
    {
        if (!_hearsApi)
        {
            _hearsApi = true;
            Add(_api);
        }
    }

    public void Stop()
    {
        if (_hearsApi)
        {
            _hearsApi = false;
            Remove(_api);
        }

        if (_account.Account.Observer == this)
        {
            _account.Account.Observer = null;
            Remove(_answers);
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

    private void Add(List<(byte[] Subject, ISink Sink)> sinks)
    {
        foreach ((byte[] subject, ISink sink) in sinks)
        {
            _account.Account.Interest.Add(subject, queue: default, sink);
        }
    }

    private void Remove(List<(byte[] Subject, ISink Sink)> sinks)
    {
        foreach ((byte[] subject, ISink sink) in sinks)
        {
            _account.Account.Interest.Remove(subject, default, sink);
        }
    }
}
