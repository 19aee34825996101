using Gust.Security.Definitions;

namespace Gust.Core.Sharing;

/// <summary>What one account takes from others, at work: services it may ask and streams it takes part in.</summary>
internal sealed class AccountSharing(Account account, Broker broker)
{
    private readonly Lock _lock = new();
    private ServiceImport[] _services = [];
    private AnswerTable? _answers;
    private IEnumerable<ResolvedImport> _imports = [];
    private volatile bool _asksSystem;

    /// <summary>What follows its subscriptions into other accounts.</summary>
    public StreamShadows Shadows { get; } = new(account, broker);

    /// <summary>Services of others that may be asked now.</summary>
    public IReadOnlyList<ServiceImport> Services => Volatile.Read(ref _services);

    /// <summary>Where answers arrive; null as long as none was needed.</summary>
    public AnswerTable? PresentAnswers => Volatile.Read(ref _answers);

    /// <summary>Where answers to requests from other accounts arrive; made when first one is needed.</summary>
    public AnswerTable Answers => Volatile.Read(ref _answers) ?? MakeAnswers();

    /// <summary>Takes over what may be used now. Requests under way by an import that stays are answered as before.</summary>
    public void Rewire(IEnumerable<ResolvedImport> imports)
    {
        lock (_lock)
        {
            _imports = imports;
            List<ServiceImport> services = [];
            List<StreamImport> streams = [];
            foreach (ResolvedImport import in _asksSystem ? imports.Concat(BuiltInImports.For(account, broker.Accounts.System)) : imports)
            {
                if (import.Definition.Kind == ShareKind.Stream)
                {
                    streams.Add(new StreamImport(import.Exporter, import.Definition, import.Path));
                }
                else
                {
                    services.Add(KeepOrMake(import));
                }
            }

            foreach (ServiceImport service in _services.Except(services))
            {
                service.End();
            }

            foreach (ServiceImport service in services.Except(_services))
            {
                service.Begin();
            }

            Volatile.Write(ref _services, [.. services]);
            Shadows.Rewire([.. streams.Distinct()]);
        }
    }

    /// <summary>Called before a subject is looked up: an account has the imports of the server's own services only once it asks for one.</summary>
    public void Ask(ReadOnlySpan<byte> subject)
    {
        if (!_asksSystem && BuiltInImports.Covers(subject))
        {
            AskSystem();
        }
    }

    private void AskSystem()
    {
        lock (_lock)
        {
            if (!_asksSystem)
            {
                _asksSystem = true;
                Rewire(_imports);
            }
        }
    }

    private ServiceImport KeepOrMake(ResolvedImport import)
    {
        foreach (ServiceImport present in _services)
        {
            if (present.Definition == import.Definition && present.Exporter == import.Exporter)
            {
                present.Export = import.Export;
                return present;
            }
        }

        return new ServiceImport(import, broker);
    }

    private AnswerTable MakeAnswers()
    {
        lock (_lock)
        {
            return _answers ??= new AnswerTable(account, broker);
        }
    }
}
