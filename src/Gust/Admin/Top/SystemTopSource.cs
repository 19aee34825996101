using Gust.Cli.Admin.Documents;

namespace Gust.Cli.Admin.Top;

/// <summary>Asks a server over its system account.</summary>
internal sealed class SystemTopSource(SystemApi system, string serverId) : ITopSource
{
    public static async Task<ITopSource> OpenAsync(Commands.CommandContext context, string? server)
    {
        SystemApi system = await SystemApi.OpenAsync(context);
        try
        {
            return new SystemTopSource(system, await ServerTarget.IdAsync(system, server));
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    public async Task<TopSample> TakeAsync(string sort, long limit)
    {
        RequestBody connections = new RequestBody().With("sort", sort).With("limit", limit).With("auth", true);
        Varz varz = SystemReading.Answer(await AskAsync("VARZ", new RequestBody()), DocumentJson.Default.SystemAnswerVarz).Data;
        Connz connz = SystemReading.Answer(await AskAsync("CONNZ", connections), DocumentJson.Default.SystemAnswerConnz).Data;
        Jsz jsz = SystemReading.Answer(await AskAsync("JSZ", new RequestBody()), DocumentJson.Default.SystemAnswerJsz).Data;
        return new TopSample(varz, connz, jsz.Disabled ? null : jsz, system.Context.Host.TimeProvider.GetTimestamp());
    }

    public ValueTask DisposeAsync() => system.DisposeAsync();

    private async Task<SystemReply> AskAsync(string service, RequestBody body) =>
        await system.AskOneAsync(SystemApi.Subject(serverId, service), body) ?? throw new CliException("the server does not answer");
}
