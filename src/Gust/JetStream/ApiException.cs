using Gust.JetStream.Model;

namespace Gust.Cli.JetStream;

/// <summary>The API said no: its description, and its code for who looks it up.</summary>
internal sealed class ApiException(ApiError error) : CliException($"{error.Description} ({error.ErrorCode})")
{
    public ErrorCode Reason { get; } = (ErrorCode)error.ErrorCode;
}
