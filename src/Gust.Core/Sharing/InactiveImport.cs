namespace Gust.Core.Sharing;

/// <summary>An import that is configured and not allowed, and why.</summary>
internal sealed record InactiveImport(string Importer, string Exporter, string Subject, string Reason) : ILogFields
{
    IEnumerable<KeyValuePair<string, object?>> ILogFields.LogFields =>
        [new("account", Importer), new("exporter", Exporter), new("subject", Subject), new("reason", Reason)];

    public override string ToString() => $"Account {Importer}: import of \"{Subject}\" from {Exporter} is not active: {Reason}";
}
