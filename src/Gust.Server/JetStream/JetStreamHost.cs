using Gust.Configuration.Reading;
using Gust.Core;
using Gust.Foundation;
using Gust.Foundation.Disk;
using Gust.JetStream.Hosting;
using Gust.JetStream.Rules;
using Gust.Storage.Encryption;
using Gust.Storage.Journals;
using Gust.Storage.Streams;
using Gust.Storage.Streams.Blocks;
using Microsoft.Extensions.Logging;

namespace Gust.Server.JetStream;

/// <summary>JetStream at work in a server: its store's directory, its threads, and the accounts that may use it.</summary>
internal sealed class JetStreamHost : IDisposable
{
    /// <summary>Bytes of indexes of full blocks that all streams share.</summary>
    private const long IndexCacheBytes = 256 << 20;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly WorkThread _journalThread = new("Gust journal");
    private readonly WorkThread _upkeepThread = new("Gust store upkeep");
    private readonly Broker _broker;
    private readonly ILogger _logger;
    private readonly IDisposable _claim;
    private readonly JetStreamServer _server;

    /// <param name="options">Where the store is and what it may take.</param>
    /// <param name="areAccountsFixed">They come from the configuration, not from an operator's tokens.</param>
    /// <param name="broker">Of the server.</param>
    /// <param name="logger">Told how the store is.</param>
    private JetStreamHost(JetStreamOptions options, bool areAccountsFixed, Broker broker, ILogger logger)
    {
        _broker = broker;
        _logger = logger;
        long start = broker.Time.GetTimestamp();
        string folder = Prepare(options);
        _claim = SystemDisk.Instance.TryLock(Path.Combine(folder, "lock"))
            ?? throw new GustConfigurationException([$"another server uses the store directory \"{folder}\"; give this one a 'store_dir' of its own"]);
        try
        {
            _server = Open(options, folder);
            if (areAccountsFixed)
            {
                AccountReservations.Check(broker.Accounts.All, _server.Context.Limits);
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        JetStreamHostLog.Started(logger, options, folder, _server.Context.Limits, broker.Time.GetElapsedTime(start));
        _broker.Accounts.Changed = ServeAccounts;
        ServeAccounts();
        _server.Start();
        AwaitStreams();
    }

    public JetStreamServer Server => _server;

    /// <summary>Starts JetStream where the options ask for it; null: they do not.</summary>
    /// <exception cref="GustConfigurationException">The store cannot be used.</exception>
    public static JetStreamHost? Start(GustServerOptions options, Broker broker, ILogger logger)
    {
        if (options.JetStream is not { Enabled: true } wanted)
        {
            return null;
        }

        try
        {
            return new JetStreamHost(wanted, options.Operators.Count == 0, broker, logger);
        }
        catch (StoreKeyException e)
        {
            throw new GustConfigurationException([e.Message]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GustConfigurationException([$"the store directory \"{wanted.DataDirectory}\" cannot be used: {e.Message}"]);
        }
    }

    /// <summary>Takes over what may change while the server runs.</summary>
    public void Reload(JetStreamOptions? options)
    {
        if (options is not null)
        {
            _server.Context.Limits = JetStreamMapping.Limits(options, _server.Context.Folder);
        }
    }

    /// <summary>Ends all streams in order and closes the store.</summary>
    public Task StopAsync()
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _broker.Accounts.Changed = null;
        _server.Stop(done.SetResult);
        return done.Task;
    }

    public void Dispose()
    {
        _broker.Accounts.Changed = null;
        _server?.Dispose();
        _journalThread.Dispose();
        _upkeepThread.Dispose();
        _claim.Dispose();
    }

    private static string Prepare(JetStreamOptions options)
    {
        string folder = Path.GetFullPath(options.DataDirectory);
        SystemDisk.Instance.CreateFolder(folder);
        for (string? parent = Path.GetDirectoryName(folder); parent is not null && Path.GetDirectoryName(parent) is not null; parent = Path.GetDirectoryName(parent))
        {
            SystemDisk.Instance.SyncFolder(parent);
        }

        return folder;
    }

    private JetStreamServer Open(JetStreamOptions options, string folder)
    {
        StoreSecrets secrets = new(options.Key, options.PreviousKey, options.Cipher == JetStreamCipher.Aes ? CipherKind.Aes256Gcm : CipherKind.ChaCha20Poly1305);
        StoreCipher? cipher = StoreKeyFile.Open(SystemDisk.Instance, folder, secrets, _broker.Random);
        JetStreamContext context = new()
        {
            Broker = _broker,
            Scheduler = PoolScheduler.Instance,
            ShortTurns = new ShortTurns(_journalThread),
            Disk = SystemDisk.Instance,
            Folder = folder,
            Stores = new StreamStoreOptions { Cache = new BlockCache(IndexCacheBytes), Random = _broker.Random, Cipher = cipher },
            Domain = options.Domain ?? "",
            Limits = JetStreamMapping.Limits(options, folder),
            IsStrict = options.Strict,
            SyncMode = options.SyncInterval is { } interval ? GoDuration.Format(interval) : "always",
        };
        JournalPorts journal = new(SystemDisk.Instance, _journalThread, _broker.Time, _broker.Random);
        JournalOptions how = new() { SyncEveryRound = options.SyncInterval is null, Cipher = cipher };
        return new JetStreamServer(context, journal, how, _upkeepThread, options.SyncInterval ?? TimeSpan.Zero);
    }

    /// <summary>A client that is served next finds the streams in their places. Whatever holds one of them up does not hold up the server.</summary>
    private void AwaitStreams()
    {
        TaskCompletionSource inPlace = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.WhenInPlace(inPlace.SetResult);
        inPlace.Task.Wait(s_patience);
    }

    /// <summary>Enables JetStream for the accounts whose definitions say so, and for no others.</summary>
    private void ServeAccounts()
    {
        foreach (Account account in _broker.Accounts.All)
        {
            if (account.Definition.JetStream is { } limits && !account.IsSystem)
            {
                _server.Enable(account, JetStreamMapping.Limits(limits), JetStreamMapping.Tiers(limits));
            }
            else
            {
                _server.Disable(account);
            }
        }
    }
}
