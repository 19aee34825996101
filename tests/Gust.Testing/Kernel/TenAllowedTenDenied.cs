using Gust.Core;
using Gust.Foundation;
using Gust.Security.Access;
using Gust.Security.Definitions;

namespace Gust.Testing.Kernel;

/// <summary>Everybody may use ten patterns, <c>bench.&gt;</c> among them, and not ten others that overlap with it.</summary>
internal static class TenAllowedTenDenied
{
    public static ConfiguredAuthenticator Authenticator()
    {
        SubjectList subjects = new(
            [.. Enumerable.Range(0, 9).Select(i => $"allowed.{i}.>"), "bench.>"],
            [.. Enumerable.Range(0, 10).Select(i => $"bench.*.denied.{i}")]);
        Admission everyone = new(Account.GlobalName, new PermissionRules { Publish = subjects, Subscribe = subjects });
        return new ConfiguredAuthenticator(new AccessPolicy(), everyone, new PasswordChecks(new InlineScheduler()));
    }
}
