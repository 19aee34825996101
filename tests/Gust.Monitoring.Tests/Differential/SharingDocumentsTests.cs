using System.Text.Json;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>What crosses from one account to another, in the documents.</summary>
public sealed class SharingDocumentsTests : IAsyncLifetime
{
    private ServerPair _pair = null!;

    public async ValueTask InitializeAsync() => _pair = await ServerPair.StartAsync(AccountsWorkload.Configuration, PlayAsync);

    public ValueTask DisposeAsync() => _pair.DisposeAsync();

    [Fact]
    public async Task Subscriptions_reach_into_other_accounts_as_with_the_reference()
    {
        await _pair.CompareAsync("/subsz?acc=A&subs=1&test=st.1", "/subsz?acc=A&subs=1&test=pa.1", "/subsz?subs=1&test=pa.1", "/accountz?acc=A", "/accountz?acc=B");
    }

    [Fact]
    public async Task A_message_counts_for_the_account_whose_client_gets_it()
    {
        // Wanted: the reference counts what crosses by a stream import for the account that exports it, and not for the client's subscription.
        JsonElement beta = JsonElement.Parse((await _pair.Gust.GetAsync("/accstatz")).Body).GetProperty("account_statz").EnumerateArray().Single(one => one.GetProperty("acc").GetString() == "B");

        Assert.Equal(3, beta.GetProperty("sent").GetProperty("msgs").GetInt32());
        Assert.Equal(1, beta.GetProperty("received").GetProperty("msgs").GetInt32());
    }

    private static async Task PlayAsync(MonitoredProcess server)
    {
        Client alpha = server.Keep(await Client.ConnectAsync(server, """ "user":"a","pass":"a","name":"alpha" """));
        await alpha.DoAsync("SUB svc.* q 1\r\nSUB st.> 2\r\n");
        Client beta = server.Keep(await Client.ConnectAsync(server, """ "user":"b","pass":"b","name":"beta" """));
        await beta.DoAsync("SUB inbox 1\r\nSUB fromA.st.* 2\r\nSUB q.1 group 3\r\n");
        await beta.DoAsync(Client.Publish("local.z", "hello", "inbox"));
        string reply = (await alpha.ReceiveAsync()).Line.Split(' ')[3];
        await alpha.DoAsync(Client.Publish(reply, "ok") + Client.Publish("st.1", "abc") + Client.Publish("pa.1", "abc"));
        await beta.DoAsync("");
    }
}
