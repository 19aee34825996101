using System.Globalization;
using Gust.Core;
using Gust.JetStream.Rules;
using Gust.Security.Definitions;

namespace Gust.Server.JetStream;

/// <summary>What accounts may store is reserved for them: a server that has less than that does not start, as the reference does not.</summary>
internal static class AccountReservations
{
    /// <exception cref="GustConfigurationException">The accounts may take more than there is.</exception>
    public static void Check(IEnumerable<Account> accounts, RuleLimits limits)
    {
        JetStreamLimits[] all = [.. accounts.Where(account => !account.IsSystem).Select(account => account.Definition.JetStream).OfType<JetStreamLimits>()];
        Check("memory", "max_mem", "max_memory_store", all.Select(one => one.Memory), limits.MemoryBytesMax);
        Check("storage", "max_file", "max_file_store", all.Select(one => one.Storage), limits.StorageBytesMax);
    }

    private static void Check(string what, string accountKey, string serverKey, IEnumerable<long> wanted, long has)
    {
        Int128 sum = wanted.Where(bytes => bytes > 0).Aggregate((Int128)0, (before, bytes) => before + bytes);
        if (sum > has)
        {
            throw new GustConfigurationException(
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"jetstream: insufficient {what} resources available: the accounts' '{accountKey}' are {sum} bytes together, the server's '{serverKey}' is {has}"),
            ]);
        }
    }
}
