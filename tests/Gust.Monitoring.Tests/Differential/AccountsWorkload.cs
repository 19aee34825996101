namespace Gust.Monitoring.Tests.Differential;

/// <summary>Two accounts that share a stream and services: a producer, a consumer, a guest, an operator, and some who have gone.</summary>
internal static class AccountsWorkload
{
    public const string Configuration = """
        accounts {
          A {
            users: [{user: a, password: a}, {user: a2, password: a, permissions: {subscribe: {deny: "x"}}}]
            exports: [
              {stream: "st.>"}, {stream: "pa.*", accounts: [B]}
              {service: "svc.*", accounts: [B], response_type: stream, threshold: "10s"}
              {service: "chunk", response_type: chunked}
              {service: "lat", latency: {sampling: 50%, subject: "lat.res"}}
            ]
            mappings: {"m.*": "mm.$1"}
          }
          B {
            users: [{user: b, password: b}]
            imports: [
              {stream: {account: A, subject: "st.>"}, prefix: "fromA"}, {stream: {account: A, subject: "pa.*"}, to: "q.$1"}
              {service: {account: A, subject: "svc.*"}, to: "local.*"}
              {service: {account: A, subject: "lat"}, share: true}
            ]
          }
          SYS { users: [{user: s, password: s}] }
        }
        system_account: SYS
        no_auth_user: b
        max_control_line: 1KB
        """;

    /// <summary>Connections that have ended when it is over.</summary>
    private const int Closed = 7;

    public static async Task PlayAsync(MonitoredProcess server)
    {
        Client alpha = server.Keep(await Client.ConnectAsync(server, """ "user":"a","pass":"a","name":"alpha","lang":"cs","version":"1.0" """));
        await alpha.DoAsync("SUB st.x 1\r\nSUB svc.* q 2\r\nSUB foo.* 3\r\nUNSUB 3 10\r\nSUB foo.> q 4\r\nSUB w 5\r\nSUB mm.* 6\r\n");
        Client beta = server.Keep(await Client.ConnectAsync(server, """ "user":"b","pass":"b","name":"beta","lang":"go","version":"2.0" """));
        await beta.DoAsync("SUB inbox.> 1\r\nSUB gone 2\r\nUNSUB 2\r\nSUB st.local 3\r\n");
        await beta.DoAsync(Client.Publish("inbox.1", "hello"));
        await alpha.DoAsync(Client.Publish("foo.a", "hi") + "HPUB foo.a 12 14\r\nNATS/1.0\r\n\r\nhi\r\n" + Client.Publish("m.1", "mapped"));
        server.Keep(await Client.ConnectAsync(server, """ "user":"s","pass":"s","name":"operator" """));
        Client guest = server.Keep(await Client.ConnectAsync(server, ""));
        await guest.DoAsync("SUB a 1\r\nSUB b 2\r\nSUB c 3\r\nSUB d 4\r\n");
        await LeaveAsync(server);
        await server.UntilAsync("/connz?state=closed", connz => connz.GetProperty("total").GetInt32() == Closed);
    }

    private static async Task LeaveAsync(MonitoredProcess server)
    {
        const string a2 = "\"user\":\"a2\",\"pass\":\"a\"";
        Client gone = await Client.ConnectAsync(server, a2 + ",\"name\":\"gone\"");
        await gone.DoAsync("SUB bye q 1\r\nSUB adieu 2\r\nUNSUB 2 7\r\n" + Client.Publish("adieu", "x"));
        gone.Dispose();
        await server.UntilAsync("/connz?state=closed", connz => connz.GetProperty("total").GetInt32() == 1);
        (string Name, string Text)[] faults =
        [
            ("unknown", "XYZ\r\n"), ("badpub", "PUB a x\r\n"), ("toolong", $"SUB {new string('a', 1500)} 1\r\n"), ("toobig", "PUB a 99999999\r\n"), ("badjson", "CONNECT {\r\n"),
        ];
        foreach ((string name, string text) in faults)
        {
            Client client = await Client.ConnectAsync(server, $"{a2},\"name\":\"{name}\"");
            await client.FailAsync(text);
            client.Dispose();
        }

        (await Client.ConnectAsync(server, """ "user":"a2","pass":"wrong","name":"stranger" """)).Dispose();
    }
}
