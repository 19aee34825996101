using Gust.Configuration.Reading;

namespace Gust.Configuration.Tests.Reading;

public class OptionsValidatorTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(OptionsValidator.Validate(new GustServerOptions()));

    [Theory]
    [InlineData("max_payload: 9mb, max_pending: 8mb", "max_payload (9437184) cannot be higher than max_pending (8388608)")]
    [InlineData("lame_duck_duration: 30s, lame_duck_grace_period: 30s", "lame duck grace period (30s) should be strictly lower than lame duck duration (30s)")]
    [InlineData("client_advertise: \"a:b\"", "client_advertise \"a:b\" is not host[:port]")]
    [InlineData("client_advertise: \"a:70000\"", "client_advertise \"a:70000\" is not host[:port]")]
    [InlineData("client_advertise: \"a:1:2\"", "client_advertise \"a:1:2\" is not host[:port]")]
    public void Some_contradictions_show_only_at_the_start(string text, string error) =>
        Assert.Equal([error], OptionsValidator.Validate(Loading.Options(text)));

    [Fact]
    public void An_embedding_program_is_held_to_the_same_rules()
    {
        var options = new GustServerOptions
        {
            Port = 70_000,
            Host = "",
            ServerName = "a b",
            MaxPayload = 0,
            MaxControlLine = 0,
            PingMax = 0,
            MaxSubscriptionTokens = 256,
            PingInterval = TimeSpan.Zero,
            WriteDeadline = TimeSpan.FromSeconds(-1),
            LameDuckDuration = TimeSpan.FromSeconds(29),
            Authorization = { User = "u", Token = "t", Users = [new() { User = "a" }, new() { User = "a" }, new()] },
            Mappings = [new() { Source = "a b", Destinations = [new() { Subject = "c", Weight = 60 }, new() { Subject = "d", Weight = 60 }] }],
        };

        Assert.Equal(
            [
                "port 70000 is out of the range",
                "host is empty",
                "server name cannot contain spaces",
                "max_payload must be above zero",
                "max_control_line must be above zero",
                "ping_max must be above zero",
                "max_sub_tokens must be 0 to 255",
                "ping_interval must be above zero",
                "write_deadline must be above zero",
                "invalid lame_duck_duration of 29s, minimum is 30s",
                "user entry requires a user",
                "cannot have a user/pass and token",
                "cannot have a single user/pass and a users array",
                "cannot have a token and a users array",
                "duplicate user \"a\" detected",
                "subject \"a b\" is not a valid subject",
                "mapping \"a b\": total weight needs to be <= 100",
            ],
            OptionsValidator.Validate(options));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a:1")]
    [InlineData(":5")]
    [InlineData("[::1]:5")]
    [InlineData("[::1]")]
    public void An_advertised_address_may_leave_out_a_part(string address) =>
        Assert.Empty(OptionsValidator.Validate(new GustServerOptions { ClientAdvertise = address }));
}
