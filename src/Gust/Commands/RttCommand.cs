using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Gust.Cli.Connections;
using Gust.Cli.Text;
using Gust.Client;

namespace Gust.Cli.Commands;

/// <summary><c>rtt</c>: measures round trips to every address of every server.</summary>
internal sealed class RttCommand
{
    private readonly Argument<long> _iterations = CommandParts.Count("iterations", "Round trips to measure", @default: 5);
    private readonly Option<bool> _json = CommandParts.Flag("--json", "Write JSON", "-j");

    public static Command Create(CommandRunner runner)
    {
        var rtt = new RttCommand();
        var command = new Command("rtt", "Measure the round-trip time to the servers") { rtt._iterations, rtt._json };
        runner.Bind(command, rtt.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(CommandContext context)
    {
        long iterations = context.Get(_iterations);
        var results = new List<(ServerAddress Server, List<RttResult> Addresses)>();
        foreach (ServerAddress server in new ServerPool([context.Settings.Servers ?? ServerAddress.DefaultUrl]).Servers)
        {
            var addresses = new List<RttResult>();
            foreach (ServerAddress address in await ResolveAsync(server, context.Cancel))
            {
                addresses.Add(await MeasureAsync(context, address, iterations));
            }

            results.Add((server, addresses));
        }

        context.Out.Text(context.Get(_json) ? ToJson(results) : ToText(results));
        context.Out.Flush();
        return results.Exists(r => r.Addresses.Exists(a => a.Average is not null)) ? CliApp.Success : CliApp.Failure;
    }

    private static async Task<IReadOnlyList<ServerAddress>> ResolveAsync(ServerAddress server, CancellationToken cancel)
    {
        if (server.IsIpAddress)
        {
            return [server];
        }

        try
        {
            IPAddress[] addresses = await Dns.GetHostAddressesAsync(server.Host, cancel);
            return [.. addresses.Select(a => server with { Host = a.ToString(), TlsName = server.Host })];
        }
        catch (SocketException)
        {
            return [server]; // connecting says why
        }
    }

    private static async Task<RttResult> MeasureAsync(CommandContext context, ServerAddress address, long iterations)
    {
        DateTimeOffset started = context.Host.TimeProvider.GetUtcNow();
        bool inUrl = (address.User ?? address.Token) is not null;
        ConnectionSettings settings = context.Settings with { Servers = address.Display, TlsServerName = address.TlsName };
        settings = !inUrl ? settings : settings with { User = address.User, Password = address.Password, Token = address.Token };
        try
        {
            await using NatsClient client = await context.Connector.OpenAsync(settings, context.Cancel, reconnect: false);
            TimeSpan total = TimeSpan.Zero;
            for (long i = 1; i <= iterations; i++)
            {
                TimeSpan rtt = await client.PingAsync(context.Cancel).WaitAsync(settings.Timeout, context.Host.TimeProvider, context.Cancel);
                total += rtt;
                if (settings.Trace)
                {
                    context.Log.Line(string.Create(CultureInfo.InvariantCulture, $"#{i}: rtt={DurationText.Format(rtt)}"));
                }
            }

            return new RttResult(address, started, total / iterations);
        }
        catch (Exception e) when (e is CliException or NatsException or TimeoutException)
        {
            context.Log.Error($"no rtt for {address.Display}: {e.Message}");
            return new RttResult(address, started, Average: null);
        }
    }

    private static string ToText(List<(ServerAddress Server, List<RttResult> Addresses)> results)
    {
        var text = new StringBuilder();
        foreach ((ServerAddress server, List<RttResult> addresses) in results)
        {
            text.Append(server.Display).Append(":\n\n");
            int width = addresses.Max(a => a.Address.Display.Length) + 3;
            foreach (RttResult result in addresses)
            {
                string rtt = result.Average is { } average ? DurationText.Format(average) : "failed";
                text.Append(result.Address.Display.PadLeft(width)).Append(": ").Append(rtt).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The document of the NATS tools; <c>rtt</c> counts nanoseconds, 0 where there is none.</summary>
    private static string ToJson(List<(ServerAddress Server, List<RttResult> Addresses)> results)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach ((ServerAddress server, List<RttResult> addresses) in results)
            {
                json.WriteStartObject();
                json.WriteString("url", server.Display);
                json.WriteStartArray("results");
                foreach (RttResult result in addresses)
                {
                    json.WriteStartObject();
                    json.WriteString("time", result.Started);
                    json.WriteString("address", result.Address.Display);
                    json.WriteNumber("rtt", (long)(result.Average?.TotalNanoseconds ?? 0));
                    json.WriteString("url", result.Address.Display);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
