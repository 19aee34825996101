namespace Gust.Monitoring.Tests.Differential;

/// <summary>The documents of a server with accounts, beside the reference's.</summary>
public sealed class AccountsDocumentsTests(AccountsServers servers) : IClassFixture<AccountsServers>
{
    private readonly ServerPair _pair = servers.Pair;

    [Fact]
    public async Task Connections_are_told_of_as_the_reference_does()
    {
        await _pair.CompareAsync(
            "/connz", "/connz?auth=1", "/connz?subs=1", "/connz?subs=true&auth=T", "/connz?subs=detail", "/connz?subs=DETAIL&auth=true", "/connz?subs=0&auth=f",
            "/connz?state=open", "/connz?state=OPEN", "/connz?state=closed", "/connz?state=closed&auth=1", "/connz?state=closed&subs=1", "/connz?state=closed&subs=detail&auth=1",
            "/connz?state=all", "/connz?state=any&auth=1&subs=detail", "/connz?state=");
    }

    [Fact]
    public async Task Filters_and_pages_are_those_of_the_reference()
    {
        await _pair.CompareAsync(
            "/connz?cid={alpha}&subs=detail", "/connz?cid={alpha}&state=closed", "/connz?cid={gone}", "/connz?cid={gone}&state=closed&subs=1", "/connz?cid={toobig}&state=all", "/connz?cid=99999",
            "/connz?cid={alpha}&offset=5&limit=3", "/connz?user=a", "/connz?user=b&auth=1", "/connz?user=a&acc=A&auth=1", "/connz?user=nobody", "/connz?user=a2&state=closed&auth=1",
            "/connz?user=a2&state=closed&acc=A", "/connz?acc=A&auth=1", "/connz?acc=B", "/connz?acc=SYS&state=all", "/connz?acc=NOPE", "/connz?acc=NOPE&limit=3&cid=3&state=closed&auth=1",
            "/connz?acc=A&filter_subject=nope", "/connz?filter_subject=nope", "/connz?mqtt_client=x", "/connz?limit=2", "/connz?limit=2&offset=1", "/connz?limit=-5&offset=-3", "/connz?limit=0",
            "/connz?offset=100", "/connz?limit=%2B3", "/connz?state=all&limit=3&offset=3", "/connz?limit=1&limit=2");
    }

    [Fact]
    public async Task Orders_are_those_of_the_reference()
    {
        await _pair.CompareAsync(
            "/connz?sort=cid", "/connz?sort=start", "/connz?sort=subs", "/connz?sort=bytes_from&limit=2", "/connz?sort=bytes_to&limit=2", "/connz?sort=msgs_to&limit=2", "/connz?sort=msgs_from&limit=2",
            "/connz?sort=pending", "/connz?sort=last", "/connz?sort=idle", "/connz?sort=uptime", "/connz?sort=rtt", "/connz?sort=stop&state=closed", "/connz?sort=reason&state=closed",
            "/connz?sort=start&state=all", "/connz?sort=");
    }

    [Fact]
    public async Task Refusals_have_the_words_of_the_reference()
    {
        await _pair.CompareAsync(
            "/connz?sort=stop", "/connz?sort=reason", "/connz?sort=stop&state=all", "/connz?sort=bogus", "/connz?sort=CID", "/connz?state=foo", "/connz?state=0", "/connz?limit=abc", "/connz?limit=",
            "/connz?limit=99999999999999999999", "/connz?offset=1.5", "/connz?cid=abc", "/connz?cid=-1", "/connz?cid=%2B3", "/connz?cid=99999999999999999999", "/connz?auth=zz", "/connz?subs=zz", "/connz?auth=yes&sort=bogus",
            "/subsz?subs=zz", "/subsz?subs=detail", "/subsz?offset=x", "/subsz?limit=x", "/subsz?test=foo.*", "/subscriptionsz?test=foo..a", "/subsz?test=foo.>&subs=1&acc=A", "/subsz?test=.&acc=NOPE",
            "/accountz?acc=NOPE", "/accstatz?unused=zz", "/routez?subs=zz", "/gatewayz?accs=zz", "/gatewayz?subs=zz", "/leafz?subs=zz", "/leafz?subs=detail", "/ipqueuesz?all=zz");
    }

    [Fact]
    public async Task Subscriptions_are_told_of_as_the_reference_does()
    {
        await _pair.CompareAsync(
            "/subsz", "/subscriptionsz", "/subsz?acc=A", "/subsz?acc=NOPE", "/subsz?acc=NOPE&subs=1", "/subsz?test=foo.a&subs=1", "/subsz?test=foo.a", "/subsz?test=zzz&subs=1", "/subsz?test=st.x&subs=1&acc=B",
            "/subsz?test=w&subs=1&acc=A&limit=1", "/subsz?test=w&subs=1&acc=A&offset=1", "/subsz?test=inbox.1&subs=1&acc=A", "/subsz?limit=-1&offset=-1", "/subsz?limit=3&offset=2");
    }

    [Fact]
    public async Task Accounts_are_told_of_as_the_reference_does()
    {
        await _pair.CompareAsync("/accountz", "/accountz?acc=A", "/accountz?acc=B", "/accountz?acc=$G", "/accountz?acc=SYS", "/accstatz", "/accstatz?unused=1", "/accstatz?unused=false");
    }

    [Fact]
    public async Task Links_to_other_servers_are_told_of_as_by_a_reference_without_any()
    {
        await _pair.CompareAsync(
            "/routez", "/routez?subs=1", "/routez?subs=detail", "/gatewayz", "/gatewayz?accs=1", "/gatewayz?gw_name=x&acc_name=A&subs=detail", "/leafz", "/leafz?subs=1", "/leafz?acc=NOPE", "/leafz?acc=A&subs=1",
            "/ipqueuesz", "/ipqueuesz?queues=zz&all=1", "/ipqueuesz?queues=Send");
    }

    [Fact]
    public async Task Server_is_told_of_as_the_reference_does()
    {
        await _pair.CompareAsync("/varz", "/varz?x=1");
    }
}
