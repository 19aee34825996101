using Gust.Core;
using Gust.JetStream.Hosting;
using Microsoft.Extensions.Logging;

namespace Gust.Server.JetStream;

/// <summary>JetStream of a server, which a reload may switch on and off.</summary>
/// <remarks>Reloads and the stop come one at a time.</remarks>
internal sealed class JetStreamSwitch(Broker broker, ILogger logger) : IDisposable
{
    private JetStreamHost? _host;

    /// <summary>Called after JetStream was switched on; null: nobody asks.</summary>
    public Action? Started { get; set; }

    /// <summary>JetStream at work; null: it is off.</summary>
    public JetStreamServer? Current => _host?.Server;

    /// <summary>Starts JetStream where the options ask for it.</summary>
    /// <exception cref="GustConfigurationException">The store cannot be used.</exception>
    public void Start(GustServerOptions options) => _host = JetStreamHost.Start(options, broker, logger);

    /// <summary>Does of a reload what may fail. The rest is what it returns.</summary>
    /// <exception cref="GustConfigurationException">JetStream is to be switched on, and its store cannot be used: nothing has changed.</exception>
    public Action Prepare(GustServerOptions wanted)
    {
        bool isWanted = wanted.JetStream is { Enabled: true };
        if (_host is null)
        {
            Start(wanted);
            Started?.Invoke();
            return static () => { };
        }

        JetStreamHost running = _host;
        return isWanted ? () => running.Reload(wanted.JetStream) : () => SwitchOff(running);
    }

    /// <summary>Ends all streams in order.</summary>
    public Task StopAsync() => _host?.StopAsync() ?? Task.CompletedTask;

    public void Dispose() => _host?.Dispose();

    /// <summary>Waits until the store is closed: the next reload may want it again.</summary>
    private void SwitchOff(JetStreamHost running)
    {
        _host = null;
        running.StopAsync().GetAwaiter().GetResult();
        running.Dispose();
        JetStreamHostLog.SwitchedOff(logger);
    }
}
