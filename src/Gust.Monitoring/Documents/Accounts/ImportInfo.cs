using System.Text;
using Gust.Core.Sharing;
using Gust.Security.Definitions;
using SharedKind = Gust.Security.Definitions.ShareKind;

namespace Gust.Monitoring.Documents.Accounts;

/// <summary>A subject of another account that an account uses (spec: monitoring.md, ExtImport). What is null is left out.</summary>
internal sealed record ImportInfo
{
    public required string Subject { get; init; }

    /// <summary>The exporting account.</summary>
    public required string Account { get; init; }

    /// <summary>Of services: the local subject, under a second name.</summary>
    public string? To { get; init; }

    public required string LocalSubject { get; init; }

    public required string Type { get; init; }

    /// <summary>It is configured and not allowed.</summary>
    public required bool Invalid { get; init; }

    /// <summary>The exporter sees who asks.</summary>
    public required bool Share { get; init; }

    public bool Tracking { get; init; }

    public LatencyInfo? Latency { get; init; }

    /// <summary>What the system account is asked by its own users for themselves.</summary>
    public static ImportInfo OfSystem(string account) => new()
    {
        Subject = $"$SYS.REQ.USER.{account}.INFO",
        Account = account,
        To = "$SYS.REQ.USER.INFO",
        LocalSubject = "$SYS.REQ.USER.INFO",
        Type = "service",
        Invalid = false,
        Share = true,
    };

    public static ImportInfo Of(ImportDefinition import, LatencyRule? latency, bool shares, bool isInvalid)
    {
        string local = ImportPath.TryCreate(import, out ImportPath? path, out _) ? Encoding.UTF8.GetString(path.Local) : import.LocalSubject;
        return new ImportInfo
        {
            Subject = import.Subject,
            Account = import.Account,
            To = import.Kind == SharedKind.Service ? local : null,
            LocalSubject = local,
            Type = import.Kind == SharedKind.Service ? "service" : "stream",
            Invalid = isInvalid,
            Share = shares,
            Latency = latency is null ? null : new LatencyInfo(latency.Sampling, latency.Results),
        };
    }
}
