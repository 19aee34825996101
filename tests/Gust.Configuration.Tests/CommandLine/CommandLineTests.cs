using Gust.Configuration.CommandLine;
using Gust.Configuration.Unbuilt;

namespace Gust.Configuration.Tests.CommandLine;

public class CommandLineTests
{
    [Theory]
    [InlineData("-p 4333")]
    [InlineData("--port 4333")]
    [InlineData("-port=4333")]
    [InlineData("--p=4333")]
    [InlineData("-p 1 -p 4333")]
    [InlineData("-p 0x10ED")]
    [InlineData("-p 4_333")]
    [InlineData("-p 010355")]
    [InlineData("-p 0b1000011101101")]
    public void One_dash_or_two_and_a_blank_or_an_equals_sign(string line) => Assert.Equal(4333, Applied(line).Port);

    [Fact]
    public void Every_flag_reaches_its_option()
    {
        var options = Applied(
            "-a h -p -1 -n name -P pid --client_advertise c:1 --ports_file_dir d -l log --logtime_utc -s -r udp://r --log_size_limit 5 --max_traced_msg_len 6 --user u --pass p");

        Assert.Equal(("h", -1, "name", "pid", "c:1", "d"), (options.Host, options.Port, options.ServerName, options.PidFile, options.ClientAdvertise, options.PortsFileDirectory));
        Assert.Equal(("log", "udp://r", 5, 6), (options.Logging.File, options.Logging.RemoteSyslog, options.Logging.FileSizeLimit, options.Logging.MaxTracedMessageLength));
        Assert.True(options.Logging is { Time: true, TimeUtc: true, Syslog: true });
        Assert.Equal(("u", "p"), (options.Authorization.User, options.Authorization.Password));
    }

    [Theory]
    [InlineData("-D", true, false, false)]
    [InlineData("-V", false, true, false)]
    [InlineData("-VV", false, true, true)]
    [InlineData("-DV", true, true, false)]
    [InlineData("-DVV", true, true, true)]
    [InlineData("-DVV -V=false", true, false, false)]
    [InlineData("-D -D=false", false, false, false)]
    public void Verbosity_adds_up(string line, bool debug, bool trace, bool verbose)
    {
        var logging = Applied(line).Logging;

        Assert.Equal((debug, trace, verbose), (logging.Debug, logging.Trace, logging.TraceVerbose));
    }

    [Theory]
    [InlineData("--log_format json", LogFormat.Json)]
    [InlineData("-log_format=JSON", LogFormat.Json)]
    [InlineData("--log_format text", LogFormat.Text)]
    public void Log_format_is_text_or_json(string line, LogFormat format) => Assert.Equal(format, Applied(line).Logging.Format);

    [Fact]
    public void Log_format_that_does_not_exist_is_refused() =>
        Assert.Equal("unknown log format \"xml\"; formats are text and json", CommandLineFlags.Parse(["--log_format", "xml"]).Error);

    [Theory]
    [InlineData("-T=false", false)]
    [InlineData("-T", true)]
    [InlineData("--logtime=0", false)]
    public void Log_times_can_be_switched_off(string line, bool time) => Assert.Equal(time, Applied(line).Logging.Time);

    [Fact]
    public void The_command_line_wins_over_the_file_and_leaves_the_rest()
    {
        var options = Loading.Options("port: 1, host: a, debug: true, trace_headers: true, logtime: false, server_name: n");

        CommandLineFlags.Parse(["-p", "2", "-D=false", "-V=false", "-T"]).Apply(options);

        Assert.Equal((2, "a", "n"), (options.Port, options.Host, options.ServerName));
        Assert.True(options.Logging is { Debug: false, Trace: false, TraceHeaders: false, Time: true });
    }

    [Theory]
    [InlineData("--user u --pass p", "u", "p", null)]
    [InlineData("--pass p --user u", "u", "p", null)]
    [InlineData("--user u", "u", "", null)]
    [InlineData("--auth t", null, null, "t")]
    public void Credentials_replace_those_of_the_file(string line, string? user, string? password, string? token)
    {
        foreach (var file in new[] { "users: [{user: a, pass: b}]", "token: x", "user: y, pass: z", "" })
        {
            var options = Loading.Options($"authorization {{ {file} }}");
            CommandLineFlags.Parse(line.Split(' ')).Apply(options);
            var authorization = options.Authorization;

            Assert.Empty(authorization.Users);
            Assert.Equal((user, token), (authorization.User, authorization.Token));
            Assert.Equal(file.StartsWith("user:", StringComparison.Ordinal) && password == "" ? "z" : password, authorization.Password);
        }
    }

    [Theory]
    [InlineData("", nameof(CommandLineAction.Run))]
    [InlineData("-h", nameof(CommandLineAction.Help))]
    [InlineData("--help", nameof(CommandLineAction.Help))]
    [InlineData("help", nameof(CommandLineAction.Help))]
    [InlineData("-D help -p 1", nameof(CommandLineAction.Help))]
    [InlineData("-v", nameof(CommandLineAction.Version))]
    [InlineData("version", nameof(CommandLineAction.Version))]
    [InlineData("-v foo", nameof(CommandLineAction.Version))]
    [InlineData("-h -v", nameof(CommandLineAction.Version))]
    [InlineData("-v -h", nameof(CommandLineAction.Version))]
    [InlineData("-v=false", nameof(CommandLineAction.Run))]
    [InlineData("--help_tls", nameof(CommandLineAction.HelpTls))]
    [InlineData("-t -c f", nameof(CommandLineAction.TestConfiguration))]
    [InlineData("-c f -t", nameof(CommandLineAction.TestConfiguration))]
    [InlineData("--signal reload", nameof(CommandLineAction.Signal))]
    [InlineData("--", nameof(CommandLineAction.Run))]
    [InlineData("-- version", nameof(CommandLineAction.Version))]
    public void The_action_is_recognised(string line, string action) => Assert.Equal(action, Parse(line).Action.ToString());

    [Theory]
    [InlineData("reload", "reload", null)]
    [InlineData("stop=123", "stop", "123")]
    [InlineData("ldm=/run/a.pid", "ldm", "/run/a.pid")]
    [InlineData("quit=", "quit", null)]
    public void A_signal_has_a_name_and_a_target(string text, string name, string? target) =>
        Assert.Equal(new SignalCommand(name, target), Parse("-sl " + text).Signal);

    [Theory]
    [InlineData("-zork", "flag provided but not defined: -zork")]
    [InlineData("--zork=1", "flag provided but not defined: -zork")]
    [InlineData("-port 1 -Port 2", "flag provided but not defined: -Port; did you mean \"port\"?")]
    [InlineData("--server_nam a", "flag provided but not defined: -server_nam; did you mean \"server_name\"?")]
    [InlineData("-p", "flag needs an argument: -p")]
    [InlineData("-p abc", "invalid value \"abc\" for flag -p: parse error")]
    [InlineData("-p=", "invalid value \"\" for flag -p: parse error")]
    [InlineData("-p 08", "invalid value \"08\" for flag -p: parse error")]
    [InlineData("-p 1__0", "invalid value \"1__0\" for flag -p: parse error")]
    [InlineData("-p 99999999999999999999", "invalid value \"99999999999999999999\" for flag -p: value out of range")]
    [InlineData("-D=maybe", "invalid boolean value \"maybe\" for -D: parse error")]
    [InlineData("-D=", "invalid boolean value \"\" for -D: parse error")]
    [InlineData("---p 1", "bad flag syntax: ---p")]
    [InlineData("-=1", "bad flag syntax: -=1")]
    [InlineData("-v --zork", "flag provided but not defined: -zork")]
    public void A_mistyped_flag_shows_the_usage_and_exits_with_2(string line, string error)
    {
        var flags = Parse(line);

        Assert.Equal((CommandLineAction.Fail, error, 2, true), (flags.Action, flags.Error, flags.ExitCode, flags.ShowUsage));
    }

    [Theory]
    [InlineData("foo", "unrecognized command: \"foo\"")]
    [InlineData("-", "unrecognized command: \"-\"")]
    [InlineData("-- -p", "unrecognized command: \"-p\"")]
    [InlineData("-D true", "unrecognized command: \"true\"")]
    [InlineData("-t", "must specify [-c, --config] option to check configuration file syntax")]
    [InlineData("--routes nats://a:1", "solicited routes require cluster capabilities, e.g. --cluster")]
    [InlineData("--user a --auth t", "cannot have a user/pass and token: give --user and --pass, or --auth")]
    [InlineData("--pass p", "--pass needs --user")]
    [InlineData("--signal foo", "unknown signal \"foo\"; signals are ldm, stop, quit, term, reopen, reload, each with =<pid> or =<pid file> if need be")]
    public void What_cannot_be_done_exits_with_1(string line, string error)
    {
        var flags = Parse(line);

        Assert.Equal((CommandLineAction.Fail, error, 1, false), (flags.Action, flags.Error, flags.ExitCode, flags.ShowUsage));
    }

    [Theory]
    [InlineData("--cluster nats://h:1", "cluster")]
    [InlineData("--profile 1", "profile")]
    [InlineData("--no_advertise", "no_advertise")]
    public void A_flag_of_a_feature_to_come_is_warned_of(string line, string name)
    {
        var flags = Parse(line);

        Assert.Equal(CommandLineAction.Run, flags.Action);
        Assert.StartsWith($"'--{name}' asks for ", Assert.Single(flags.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-m 8222", 8222, 0)]
    [InlineData("--http_port -1", -1, 0)]
    [InlineData("-ms 8443", 0, 8443)]
    public void The_monitoring_port_is_a_flag(string line, int http, int https)
    {
        GustServerOptions options = new();
        Parse(line).Apply(options);

        Assert.Equal((http, https), (options.Monitoring.HttpPort, options.Monitoring.HttpsPort));
    }

    [Theory]
    [InlineData("-js", "port: 1", true, null)]
    [InlineData("--jetstream -sd d", "port: 1", true, "d")]
    [InlineData("-sd d", "port: 1", false, "d")]
    [InlineData("-js", "store_dir: f\njetstream: false", true, "f")]
    [InlineData("-js=false", "jetstream {store_dir: f}", false, "f")]
    [InlineData("--store_dir d", "jetstream {store_dir: f}", true, "d")]
    public void Streams_are_switched_and_placed(string line, string file, bool isOn, string? directory)
    {
        var options = Loading.Options(file);
        Parse(line).Apply(options);

        Assert.Equal((isOn, directory), (options.EnabledJetStream is not null, options.JetStream!.StoreDirectory));
    }

    [Theory]
    [InlineData("--tls=false")]
    [InlineData("-js=false")]
    [InlineData("--no_advertise=false")]
    public void A_flag_switched_off_asks_for_nothing(string line)
    {
        var flags = Parse(line);

        Assert.Equal(CommandLineAction.Run, flags.Action);
        Assert.Empty(flags.Warnings);
    }

    [Fact]
    public void A_port_out_of_range_is_left_to_the_validation() =>
        Assert.Equal(["port 99999 is out of the range"], Configuration.Reading.OptionsValidator.Validate(Applied("-p 99999")));

    [Fact]
    public void Every_unbuilt_flag_is_in_the_one_table()
    {
        foreach (var flag in FlagTable.Groups.SelectMany(group => group.Flags))
        {
            var value = flag.Kind == FlagKind.Boolean ? "" : flag.Kind == FlagKind.Integer ? "=1" : "=stop";
            var flags = Parse($"--{flag.LongName}{value}");

            Assert.Equal(UnbuiltFeatures.Flags.TryFind(flag.LongName, out _), flags.Warnings.Count > 0);
        }
    }

    [Fact]
    public void The_usage_names_every_flag_of_the_reference()
    {
        var usage = UsageText.For("nats-server", []);

        Assert.StartsWith("\nUsage: nats-server [options]\n\nServer options:\n", usage, StringComparison.Ordinal);
        Assert.All(FlagTable.Groups.SelectMany(group => group.Flags).SelectMany(flag => flag.AllNames), name => Assert.Contains("-" + name, usage, StringComparison.Ordinal));
        Assert.Contains("\n    -a, --addr, --net <host> ", usage, StringComparison.Ordinal);
        Assert.Contains("\n    -DVV ", usage, StringComparison.Ordinal);
        Assert.All(usage.Split('\n'), line => Assert.True(line.Length <= 140, line));
    }

    [Fact]
    public void The_usage_shows_commands_and_says_what_is_ignored()
    {
        var usage = UsageText.For("gust server", [new ServerTool("config check", "[FILE]", "Check it")]);

        Assert.StartsWith("\nUsage: gust server [options]\n       gust server config check [FILE]\n\nCommands, which run no server:\n    config check   ", usage, StringComparison.Ordinal);
        foreach (var flag in FlagTable.Groups.SelectMany(group => group.Flags))
        {
            var isIgnored = UnbuiltFeatures.Flags.TryFind(flag.LongName, out _);
            Assert.Contains($" {flag.Help}{(isIgnored ? " (not in this version yet; ignored)" : "")}\n", usage, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_mistyped_command_finds_the_one_that_was_meant()
    {
        var flags = CommandLineFlags.Parse(["paswd"], [new ServerTool("passwd", "", ""), new ServerTool("config check", "", "")]);

        Assert.Equal("unrecognized command: \"paswd\"; did you mean \"passwd\"?", flags.Error);
        Assert.Equal("unrecognized command: \"confg\"", CommandLineFlags.Parse(["confg"]).Error);
    }

    internal static CommandLineFlags Parse(string line) => CommandLineFlags.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    internal static GustServerOptions Applied(string line)
    {
        var flags = Parse(line);
        Assert.Null(flags.Error);
        var options = new GustServerOptions();
        flags.Apply(options);
        return options;
    }
}
