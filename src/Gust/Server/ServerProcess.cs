using System.Net.Sockets;
using Gust.Configuration;
using Gust.Configuration.CommandLine;
using Gust.Configuration.Reload;
using Gust.Monitoring;
using Gust.Server;
using Gust.Server.Logging;
using Gust.Telemetry;
using Microsoft.Extensions.Logging;

namespace Gust.Cli.Server;

/// <summary>A server that owns its process: its log, its configuration file, and the signals sent to it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly CommandLineFlags _flags;
    private readonly ServerLogger _logger;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SignalTraps _traps;
    private readonly IdleCollector _collector = new(new ProcessMemory(), TimeProvider.System);
    private readonly SemaphoreSlim _reloading = new(1, 1);
    private TelemetryExport? _telemetry;
    private GustServer _server = null!;
    private GustWeb? _web;
    private bool _isLameDuck;

    private ServerProcess(CommandLineFlags flags, ServerLogger logger)
    {
        _flags = flags;
        _logger = logger;
        _traps = new SignalTraps((signal, name) => _ = OnSignalAsync(signal, name));
    }

    public Task Completion => _server.Completion;

    public static async Task<ServerProcess> StartAsync(CommandLineFlags flags, ConfigurationResult configuration)
    {
        ServerLogger logger = new(configuration.Options.Logging, TimeProvider.System);
        ServerProcess process = new(flags, logger); // before anybody can read that the server is ready, and send it a signal
        try
        {
            foreach (string warning in flags.Warnings.Concat(configuration.Warnings.Select(w => w.ToString())))
            {
                ProcessLog.Warning(logger, warning);
            }

            if (flags.ConfigFile is { } file)
            {
                ProcessLog.UsingFile(logger, Path.GetFullPath(file), configuration.Digest ?? "");
            }

            ILoggerFactory logs = process.StartTelemetry();
            process._server = await ListenAsync(configuration, logs).ConfigureAwait(false);
            process._server.Monitoring.Server.Reload = process.ReloadFor;
            process._web = await OpenWebAsync(process._server, logs).ConfigureAwait(false);
            process._started.SetResult();
            return process;
        }
        catch
        {
            process._traps.Dispose();
            process._collector.Dispose();
            process._telemetry?.Dispose();
            logger.Dispose();
            throw;
        }
    }

    /// <summary>Exports by OTLP what the variables of OpenTelemetry ask for. Returns where the server logs to.</summary>
    private ILoggerFactory StartTelemetry()
    {
        TelemetryPlan plan = TelemetryPlan.FromEnvironment();
        foreach (string problem in plan.Problems)
        {
            ProcessLog.Warning(_logger, problem);
        }

        _telemetry = TelemetryExport.Start(plan, GustVersion.Own, _logger);
        return _telemetry?.Join(_logger) ?? _logger;
    }

    private static async Task<GustServer> ListenAsync(ConfigurationResult configuration, ILoggerFactory logger)
    {
        GustServerOptions options = configuration.Options;
        try
        {
            GustServer server = await GustServer.StartAsync(options, logger).ConfigureAwait(false);
            Stamp(server, configuration);
            return server;
        }
        catch (SocketException e)
        {
            throw new IOException($"cannot listen on {options.Host}:{options.Port}: {e.Message}", e);
        }
    }

    /// <summary>Opens the monitoring port. Without it the server does not stay: who asked for it relies on it.</summary>
    private static async Task<GustWeb?> OpenWebAsync(GustServer server, ILoggerFactory logger)
    {
        try
        {
            return await GustWeb.StartAsync(server, logger).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw new IOException($"cannot open the monitoring port: {e.Message}", e);
        }
    }

    private static void Stamp(GustServer server, ConfigurationResult configuration) =>
        server.Monitoring.Server.Configuration = new ConfigurationStamp(configuration.Digest ?? "", TimeProvider.System.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        _traps.Dispose();
        _collector.Dispose();
        await (_web?.DisposeAsync() ?? ValueTask.CompletedTask).ConfigureAwait(false);
        await _server.StopAsync().ConfigureAwait(false);
        _telemetry?.Dispose(); // with the server's last words and numbers, which are there until it is disposed of
        await _server.DisposeAsync().ConfigureAwait(false);
        _reloading.Dispose();
        _logger.Dispose();
    }

    private async Task OnSignalAsync(ServerSignal signal, string name)
    {
        await _started.Task.ConfigureAwait(false);
        ProcessLog.Trapped(_logger, name);
        switch (signal)
        {
            case ServerSignal.Terminate when !_isLameDuck:
                _ = _server.StopAsync();
                break;
            case ServerSignal.Interrupt:
                _ = _server.StopAsync();
                break;
            case ServerSignal.Reload:
                _ = Task.Run(ReloadAsync);
                break;
            case ServerSignal.Reopen:
                Reopen();
                break;
            case ServerSignal.LameDuck:
                _isLameDuck = true;
                _ = _server.EnterLameDuckModeAsync();
                break;
        }
    }

    private void Reopen()
    {
        try
        {
            _logger.Reopen();
            ProcessLog.Reopened(_logger);
        }
        catch (IOException e)
        {
            ProcessLog.NotReopened(_logger, e.Message);
        }
    }

    /// <summary>Somebody in the system account asks for it, and wants to hear how it went.</summary>
    private void ReloadFor(Action<string?> done) => _ = Task.Run(async () =>
    {
        await _started.Task.ConfigureAwait(false);
        done(await ReloadAsync().ConfigureAwait(false));
    });

    /// <summary>Returns why it could not be done; null: it was.</summary>
    private async Task<string?> ReloadAsync()
    {
        await _reloading.WaitAsync().ConfigureAwait(false);
        try
        {
            string? error = Reload();
            if (error is not null)
            {
                ProcessLog.ReloadFailed(_logger, error);
            }

            return error;
        }
        catch (Exception e) when (e is GustConfigurationException or IOException or UnauthorizedAccessException)
        {
            ProcessLog.ReloadFailed(_logger, e.Message);
            return e.Message;
        }
        finally
        {
            _reloading.Release();
        }
    }

    private string? Reload()
    {
        if (_flags.ConfigFile is null)
        {
            return "can only reload config when a file is provided using -c or --config";
        }

        ConfigurationResult wanted = ServerConfiguration.Load(_flags);
        if (!wanted.IsValid)
        {
            return string.Join("; ", wanted.Errors);
        }

        ReloadPlan plan = ReloadPlan.Compare(_server.Options, wanted.Options);
        if (!plan.IsAllowed)
        {
            return plan.RefusalText;
        }

        _server.Reload(wanted.Options); // refuses before anything changes
        _logger.Apply(wanted.Options.Logging);
        Stamp(_server, wanted);
        foreach (string line in plan.Changes.Select(change => change.LogLine).Distinct())
        {
            ProcessLog.Reloaded(_logger, line);
        }

        ProcessLog.ReloadDone(_logger, wanted.Digest ?? "");
        return null;
    }
}
