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
    private readonly ImportResolver _imports;

    public AccountRegistry(Broker broker)
    {
        _broker = broker;
        _imports = new ImportResolver(this);
        Global = GetOrAdd(Account.GlobalName);
        System = GetOrAdd(Account.SystemName);
        System.IsSystem = true;
    }

    /// <summary>The account of everybody who was given no other.</summary>
    public Account Global { get; }

    /// <summary>The account of the server itself and of its operators.</summary>
    public Account System { get; private set; }

    public ICollection<Account> All => _accounts.Values;

    /// <summary>Called after definitions have changed; null: nobody asks.</summary>
    public Action? Changed { get; set; }

    /// <summary>Called after a client has entered or left an account, on that client's thread; null: nobody asks. Must not throw.</summary>
    public Action<Account>? ConnectionsChanged { get; set; }

    /// <summary>Imports that are configured and not allowed.</summary>
    public IReadOnlyList<InactiveImport> InactiveImports { get; private set; } = [];

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

        NameSystem(systemAccount);
        foreach (Account account in All)
        {
            account.Definition = byName.GetValueOrDefault(account.Name) ?? new AccountDefinition { Name = account.Name };
        }

        Rewire(changed: null);
        Changed?.Invoke();
    }

    /// <summary>Says which account is the system account.</summary>
    public void NameSystem(string name)
    {
        System.IsSystem = false;
        System = GetOrAdd(name);
        System.IsSystem = true;
    }

    /// <summary>Takes over what one account is now.</summary>
    public void Define(AccountDefinition definition)
    {
        Account account = GetOrAdd(definition.Name);
        account.Definition = definition;
        Rewire(account);
        Changed?.Invoke();
    }

    /// <summary>Puts in force what accounts share by their present definitions, where the change of one of them may matter.</summary>
    private void Rewire(Account? changed)
    {
        lock (_wiring)
        {
            foreach (Account importer in changed is null ? _imports.ResolveAll() : _imports.ResolveAfter(changed))
            {
                importer.Sharing.Rewire(_imports.ImportsOf(importer));
            }

            HashSet<InactiveImport> known = [.. InactiveImports];
            InactiveImports = _imports.Inactive;
            foreach (InactiveImport import in InactiveImports.Where(import => !known.Contains(import)))
            {
                Log.ImportInactive(_broker.Log.Logger, import);
            }
        }
    }
}
