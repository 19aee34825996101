using System.Text;
using Gust.Core;
using Gust.Subjects;

namespace Gust.Web.Console.Requests;

/// <summary>The requests that change nothing: all that a read-only console may send.</summary>
internal static class ReadOnlyRules
{
    public const string WhatPasses =
        "Only requests that read JetStream pass, also behind mappings and imports of the account. To allow others, set monitoring { console { changes: true } } in the configuration and reload.";

    /// <summary>Accounts that may stand between who asks and JetStream.</summary>
    private const int HopsMax = 8;

    private static readonly byte[][] s_allowed =
    [
        .. new[]
        {
            "$JS.API.INFO",
            "$JS.API.STREAM.NAMES",
            "$JS.API.STREAM.LIST",
            "$JS.API.STREAM.INFO.*",
            "$JS.API.STREAM.MSG.GET.*",
            "$JS.API.DIRECT.GET.*",
            "$JS.API.DIRECT.GET.*.>",
            "$JS.API.CONSUMER.NAMES.*",
            "$JS.API.CONSUMER.LIST.*",
            "$JS.API.CONSUMER.INFO.*.*",
        }.Select(Encoding.ASCII.GetBytes),
    ];

    /// <summary>By the subject alone.</summary>
    public static bool Allow(ReadOnlySpan<byte> subject)
    {
        if (SubjectRules.IsValidLiteral(subject))
        {
            foreach (byte[] allowed in s_allowed)
            {
                if (SubjectRules.Matches(subject, allowed))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>By where the subject leads from an account, after its mappings: an import may give a request of another account a harmless name.</summary>
    public static bool Allow(Account account, byte[] subject) => Allow(subject) && KeepsItsName(account, subject, HopsMax);

    private static bool KeepsItsName(Account account, byte[] subject, int hops) => account.Sharing.Services
        .Where(service => SubjectRules.Matches(subject, service.Local))
        .All(service => hops > 0 && service.IsSameName && service.Exporter.Mappings?.Find(subject) is null && KeepsItsName(service.Exporter, subject, hops - 1));
}
