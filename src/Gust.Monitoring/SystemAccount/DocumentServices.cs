namespace Gust.Monitoring.SystemAccount;

/// <summary>Gives the server's documents: to requests to this server, and to requests to all that it is meant by.</summary>
internal sealed class DocumentServices(DocumentShelf shelf, RequestDesk desk, Answers answers, StatszSource statsz)
{
    private const int NotFound = 404;

    private static readonly byte[] s_nothing = "{}"u8.ToArray();

    /// <summary>What can be had by these subjects. Other documents of the shelf have no subject at the reference either.</summary>
    private static readonly string[] s_names =
        ["VARZ", "SUBSZ", "CONNZ", "ROUTEZ", "GATEWAYZ", "LEAFZ", "ACCOUNTZ", "JSZ", "HEALTHZ", "EXPVARZ", "IPQUEUESZ", "RAFTZ"];

    public void Start()
    {
        foreach (string name in s_names)
        {
            if (shelf.TryFindByName(name, out IDocument? document))
            {
                Serve(name, request => Give(document, request));
            }
        }

        Serve("STATSZ", GiveStatsz);
        Serve("PROFILEZ", new ProfileService(answers).Answer);
        desk.Serve("$SYS.REQ.SERVER.PING", request => IfMeant(request, GiveStatsz));
        desk.Serve("$SYS.REQ.SERVER.PING.IDZ", Identify);
        desk.Serve($"$SYS.REQ.SERVER.{shelf.Server.Broker.Identity.Id}.IDZ", Identify);
    }

    /// <summary>Calls <paramref name="answer"/> for a request that can be read and means this server; others get no answer from it.</summary>
    public void IfMeant(SystemRequest request, Action<SystemRequest> answer)
    {
        if (!RequestBody.TryRead(request.Body, SystemAccountJson.Default.ServerFilter, out ServerFilter? filter, out string error))
        {
            answers.Refuse(request.Reply, Answers.Unreadable, error);
        }
        else if (filter.Matches(shelf.Server.Broker.Identity, shelf.Server.Broker.Statement.Facts))
        {
            answer(request);
        }
    }

    private void Serve(string name, Action<SystemRequest> answer)
    {
        desk.Serve($"$SYS.REQ.SERVER.{shelf.Server.Broker.Identity.Id}.{name}", request => IfMeant(request, answer));
        desk.Serve($"$SYS.REQ.SERVER.PING.{name}", request => IfMeant(request, answer));
    }

    private void Give(IDocument document, SystemRequest request) =>
        document.Answer(RequestBody.Plain(request.Body), result => answers.Give(request.Reply, OrNothing(result)));

    /// <summary>What over HTTP is not found is an empty document here.</summary>
    private static DocumentResult OrNothing(DocumentResult result) =>
        result.Refusal is { Status: NotFound } ? new DocumentResult(s_nothing) : result;

    private void GiveStatsz(SystemRequest request) => answers.Responder.Answer(request.Reply, statsz.Write);

    /// <summary>Answers whatever the request says.</summary>
    private void Identify(SystemRequest request) => answers.Responder.AnswerBare(request.Reply, json =>
    {
        json.WriteString("name"u8, shelf.Server.Broker.Identity.Name);
        json.WriteString("host"u8, shelf.Server.Broker.Identity.Host);
        json.WriteString("id"u8, shelf.Server.Broker.Identity.Id);
    });
}
