namespace Gust.Web.Tests.Metrics;

/// <summary>Gateways, leaf nodes and accounts in operator mode, named and labelled as by prometheus-nats-exporter (spec: monitoring.md section 7).</summary>
public sealed class LinkMetricsTests
{
    private const string Outbound = """{server_id="e1",gateway_name="EAST",cid="34",remote_gateway_name="WEST"}""";
    private const string Inbound = """{server_id="e1",gateway_name="EAST",cid="35",remote_gateway_name="WEST"}""";
    private const string Leaf = """{server_id="e1",account="A",account_id="A",ip="127.0.0.1",port="40584",name="leaf1"}""";
    private const string Account = """{server_id="e1",account_id="ABCD",account_name="shop"}""";

    [Theory]
    [InlineData($"gnatsd_gatewayz_outbound_gateway_configured{Outbound} 1")]
    [InlineData("""gnatsd_gatewayz_outbound_gateway_configured{server_id="e1",gateway_name="EAST",cid="",remote_gateway_name="GONE"} 1""")]
    [InlineData($"gnatsd_gatewayz_outbound_gateway_conn_start_time_seconds{Outbound} 1700000000.5")]
    [InlineData($"gnatsd_gatewayz_outbound_gateway_conn_last_activity_seconds{Outbound} 1700000010.5")]
    [InlineData($"gnatsd_gatewayz_outbound_gateway_conn_uptime_seconds{Outbound} 12")]
    [InlineData($"gnatsd_gatewayz_outbound_gateway_conn_idle_seconds{Outbound} 2")]
    [InlineData($"gnatsd_gatewayz_outbound_gateway_conn_rtt{Outbound} 0.000151")]
    [InlineData($"gnatsd_gatewayz_outbound_gateway_conn_pending_bytes{Outbound} 7")]
    [InlineData($"gnatsd_gatewayz_outbound_gateway_conn_in_msgs{Outbound} 1")]
    [InlineData($"gnatsd_gatewayz_outbound_gateway_conn_out_msgs{Outbound} 95")]
    [InlineData($"gnatsd_gatewayz_outbound_gateway_conn_in_bytes{Outbound} 3")]
    [InlineData($"gnatsd_gatewayz_outbound_gateway_conn_out_bytes{Outbound} 59732")]
    [InlineData($"gnatsd_gatewayz_outbound_gateway_conn_subscriptions{Outbound} 62")]
    [InlineData($"gnatsd_gatewayz_inbound_gateway_configured{Inbound} 0")]
    [InlineData($"gnatsd_gatewayz_inbound_gateway_conn_out_msgs{Inbound} 95")]
    public void Gateways_have_the_exporters_names(string line) => Assert.Contains(line, SampleLinks.GatewaysText.Split('\n'));

    [Theory]
    [InlineData("""gnatsd_leafz_conn_nodes_total{server_id="e1"} 2""")]
    [InlineData($"gnatsd_leafz_info{Leaf} 1")]
    [InlineData($"gnatsd_leafz_conn_rtt{Leaf} 0.000493")]
    [InlineData($"gnatsd_leafz_conn_in_msgs{Leaf} 4")]
    [InlineData($"gnatsd_leafz_conn_out_msgs{Leaf} 2")]
    [InlineData($"gnatsd_leafz_conn_in_bytes{Leaf} 40")]
    [InlineData($"gnatsd_leafz_conn_out_bytes{Leaf} 20")]
    [InlineData($"gnatsd_leafz_conn_subscriptions_total{Leaf} 17")]
    public void Leaf_nodes_have_the_exporters_names(string line) => Assert.Contains(line, SampleLinks.LeavesText.Split('\n'));

    [Fact]
    public void Leaf_nodes_beyond_the_maximum_and_their_subjects_get_no_label()
    {
        Assert.DoesNotContain("leaf2", SampleLinks.LeavesText);
        Assert.DoesNotContain("foo.*", SampleLinks.LeavesText);
    }

    [Theory]
    [InlineData($"gnatsd_accountz_client_connections{Account} 3")]
    [InlineData($"gnatsd_accountz_leafnode_connections{Account} 0")]
    [InlineData($"gnatsd_accountz_subscriptions{Account} 9")]
    [InlineData($"gnatsd_accountz_is_system{Account} 0")]
    [InlineData($"gnatsd_accountz_expired{Account} 1")]
    [InlineData($"gnatsd_accountz_complete{Account} 1")]
    [InlineData($"gnatsd_accountz_jetstream_enabled{Account} 0")]
    [InlineData($"gnatsd_accountz_limit_subs{Account} -1")]
    [InlineData($"gnatsd_accountz_limit_conn{Account} 50")]
    [InlineData($"gnatsd_accountz_limit_wildcards{Account} 1")]
    public void Accounts_have_the_exporters_names(string line) =>
        Assert.Contains(line, SampleLinks.AccountText("""{"nats":{"limits":{"subs":-1,"conn":50,"wildcards":true}}}""").Split('\n'));

    [Fact]
    public void An_account_without_a_token_has_no_limits_rather_than_limits_of_zero() =>
        Assert.DoesNotContain("limit_", SampleLinks.AccountText(jwt: null));

    [Fact]
    public async Task Accounts_are_told_of_one_by_one_where_that_is_asked_for()
    {
        await using LoadedServer server = await LoadedServer.StartAsync();

        Assert.Contains("""gnatsd_accountz_jetstream_enabled{server_id="loaded",account_id="APP",account_name="APP"} 1""", await server.GetAsync("/metrics?accountz=1"));
        Assert.DoesNotContain("gnatsd_accountz_", await server.GetAsync("/metrics"));
    }
}
