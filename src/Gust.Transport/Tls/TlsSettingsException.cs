namespace Gust.Transport.Tls;

/// <summary>A <c>tls</c> block that cannot be used. Every problem is one line for the operator.</summary>
internal sealed class TlsSettingsException(IReadOnlyList<string> problems) : Exception(string.Join("; ", problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
