using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Gust.Core.Sharing;
using Gust.Security.Definitions;

namespace Gust.Core;

/// <summary>The accounts of one server by name. An account lives from its first mention to the server's end; a reload changes its definition.</summary>
internal sealed class AccountRegistry
{
    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly Broker _broker;
    private readonly Lock _wiring = new();

    public AccountRegistry(Broker broker)
    {
        _broker = broker;
        Global = GetOrAdd(Account.GlobalName);
        System = GetOrAdd(Account.SystemName);
        System.IsSystem = true;
    }

    /// <summary>The account of everybody who was given no other.</summary>
    public Account Global { get; }

    /// <summary>The account of the server itself and of its operators.</summary>
    public Account System { get; private set; }

    public ICollection<Account> All => _accounts.Values;

    public Account GetOrAdd(string name) =>
        _accounts.GetOrAdd(name, static (key, broker) => new Account(key, broker), _broker);

    public bool TryGet(string name, [NotNullWhen(true)] out Account? account) => _accounts.TryGetValue(name, out account);

    /// <summary>Takes over what accounts are now; those not named become empty shells that share nothing.</summary>
    /// <param name="definitions">All accounts of the configuration.</param>
    /// <param name="systemAccount">Name of the system account.</param>
    public void Apply(IReadOnlyCollection<AccountDefinition> definitions, string systemAccount)
    {
        Dictionary<string, AccountDefinition> byName = definitions.ToDictionary(d => d.Name, StringComparer.Ordinal);
        foreach (AccountDefinition definition in definitions)
        {
            GetOrAdd(definition.Name);
        }

        System.IsSystem = false;
        System = GetOrAdd(systemAccount);
        System.IsSystem = true;
        foreach (Account account in All)
        {
            account.Definition = byName.GetValueOrDefault(account.Name) ?? new AccountDefinition { Name = account.Name };
        }

        Rewire();
    }

    /// <summary>Puts in force what accounts share by their present definitions. Returns the imports that are not allowed.</summary>
    public IReadOnlyList<InactiveImport> Rewire()
    {
        lock (_wiring)
        {
            ImportResolver resolver = new(this);
            foreach ((Account importer, List<ResolvedImport> imports) in resolver.Resolve())
            {
                importer.Sharing.Rewire(imports);
            }

            return resolver.Inactive;
        }
    }
}
