namespace Gust.Client;

/// <summary>Keeps one client connected: reads the live wire, and after a loss dials until a server answers again.</summary>
internal sealed class ConnectionLoop
{
    private const int AuthorizationFailuresMax = 2;
    private readonly NatsClientOptions _options;
    private readonly OutboundPipe _outbound;
    private readonly SubscriptionTable _subscriptions;
    private readonly PingTracker _pings;
    private readonly IConnectionEvents _events;
    private readonly Dialer _dialer;
    private readonly ServerPool _pool;
    private readonly CancellationTokenSource _stop = new();
    private volatile Wire? _wire;
    private Task _running = Task.CompletedTask;

    public ConnectionLoop(
        NatsClientOptions options, OutboundPipe outbound, SubscriptionTable subscriptions, PingTracker pings, IConnectionEvents events)
    {
        _options = options;
        _outbound = outbound;
        _subscriptions = subscriptions;
        _pings = pings;
        _events = events;
        _dialer = new Dialer(options);
        _pool = new ServerPool(options.Urls);
    }

    /// <summary>The live connection; null while there is none.</summary>
    public Wire? Wire => _wire;

    /// <summary>Ends when the client is closed or has given up reconnecting.</summary>
    public Task Ended => _running;

    /// <summary>Why the connection ended for good; null while it lives and after an orderly close.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Tries every server once; throws the last one's <see cref="ConnectException"/>.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        Wire wire = await DialRoundAsync(cancel).ConfigureAwait(false);
        Adopt(wire);
        _running = RunAsync(wire);
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_wire is { } wire)
        {
            await wire.DisposeAsync().ConfigureAwait(false);
        }

        await _running.ConfigureAwait(false);
    }

    public void OnInfo(ServerInfo info)
    {
        _pool.AddGossiped(info.ConnectUrls);
        if (info.LameDuck && _wire is { } wire)
        {
            _options.Observer?.OnLameDuck(wire.Address);
        }
    }

    private async Task RunAsync(Wire wire)
    {
        await using ITimer pinger = _options.TimeProvider.CreateTimer(_ => KeepAlive(), null, _options.PingInterval, _options.PingInterval);
        try
        {
            for (Wire? live = wire; live is not null; live = await ReplaceAsync(live).ConfigureAwait(false))
            {
                Failure = await ReadUntilLostAsync(live).ConfigureAwait(false);
            }
        }
        finally
        {
            _pings.OnConnectionLost(new ConnectionLostException("the connection is closed", Failure));
            _outbound.Close();
            _subscriptions.CompleteAll();
        }
    }

    /// <summary>Gives the lost wire up and dials for another; null when the client is closed or may not try again.</summary>
    private async Task<Wire?> ReplaceAsync(Wire lost)
    {
        Exception reason = Failure!;
        _wire = null;
        _pings.OnConnectionLost(new ConnectionLostException($"lost the connection to {lost.Address.Display}: {reason.Message}", reason));
        await lost.DisposeAsync().ConfigureAwait(false);
        if (_stop.IsCancellationRequested)
        {
            Failure = null;
            return null;
        }

        _options.Observer?.OnDisconnected(lost.Address, reason);
        return await ReconnectAsync().ConfigureAwait(false);
    }

    private async Task<Exception> ReadUntilLostAsync(Wire wire)
    {
        try
        {
            await new InboundLoop(wire, _events).RunAsync(_stop.Token).ConfigureAwait(false);
            return new EndOfStreamException("the server closed the connection");
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or NatsException or OperationCanceledException)
        {
            return e;
        }
    }

    private async Task<Wire?> ReconnectAsync()
    {
        var schedule = new ReconnectSchedule(_options.ReconnectWaitMin, _options.ReconnectWaitMax, _options.Random);
        int authorizationFailures = 0;
        for (int round = 0; _options.ReconnectAttemptsMax < 0 || round < _options.ReconnectAttemptsMax; round++)
        {
            try
            {
                await Task.Delay(schedule.Next(), _options.TimeProvider, _stop.Token).ConfigureAwait(false);
                Wire wire = await DialRoundAsync(_stop.Token).ConfigureAwait(false);
                Adopt(wire);
                Failure = null;
                _options.Observer?.OnReconnected(wire.Address);
                return wire;
            }
            catch (ConnectException e)
            {
                Failure = e;
                authorizationFailures = e.InnerException is ServerErrorException { IsAuthorization: true } ? authorizationFailures + 1 : 0;
                if (authorizationFailures >= AuthorizationFailuresMax)
                {
                    return null;
                }
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }

        return null;
    }

    private async Task<Wire> DialRoundAsync(CancellationToken cancel)
    {
        for (int left = _pool.Count; ; left--)
        {
            try
            {
                return await _dialer.ConnectAsync(_pool.Next(), cancel).ConfigureAwait(false);
            }
            catch (ConnectException) when (left > 1)
            {
                // the next server may be better
            }
        }
    }

    private void Adopt(Wire wire)
    {
        _pool.AddGossiped(wire.Info.ConnectUrls);
        _wire = wire;
        _outbound.Attach(wire.Stream, _subscriptions.EncodeAll());
    }

    /// <summary>A peer that vanished without a word answers no pings; the loss is then ours to declare.</summary>
    private void KeepAlive()
    {
        if (_wire is not { } wire)
        {
            return;
        }

        if (_pings.Unanswered >= _options.PingsUnansweredMax)
        {
            wire.Stream.Dispose();
            return;
        }

        _ = PingQuietlyAsync();
    }

    private async Task PingQuietlyAsync()
    {
        try
        {
            await _pings.PingAsync().ConfigureAwait(false);
        }
        catch (ConnectionLostException)
        {
            // the reading loop reports the loss
        }
    }
}
