using Gust.Client.Tests;

namespace Gust.Cli.Tests;

[Collection(ServerCollection.Name)]
public sealed class RequestReplyCommandTests(SharedServer server) : CliTest(server.Url)
{
    [Fact]
    public async Task A_reply_is_shown_with_its_headers_and_time()
    {
        CliRun reply = await RepliesAsync("greet", "hello {{Request}} {{1}}", "--count", "1", "-H", "From: {{0}}");
        CliRun request = await OkAsync("request", "greet", "world");
        Assert.Equal("hello world 1\n\n", request.Out);
        Assert.Matches("Sending request on \"greet\"\n.* Received with rtt [\\d.]+(µs|ms|s)\n.* From: greet\n", request.Error);
        await reply.EndsWithAsync(0);
        Assert.Equal("\nworld\n", reply.Out);
        Assert.Contains("[#0] Received on subject \"greet\":", reply.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_shows_nothing_but_the_body()
    {
        CliRun reply = await RepliesAsync("raw", "--echo");
        CliRun request = await OkAsync("req", "raw", "body", "-r", "--count", "2");
        Assert.Equal(("body\nbody\n", ""), (request.Out, request.Error));
        reply.Interrupt();
        await reply.EndsWithAsync(0);
    }

    [Fact]
    public async Task Echo_sends_headers_back_and_counts()
    {
        await RepliesAsync("echo", "--count", "1");
        CliRun request = await OkAsync("req", "echo", "x", "-H", "A:b");
        Assert.Matches("A: b\n.*NATS-Reply-Counter: 0\n", request.Error);
    }

    [Fact]
    public async Task Several_replies_are_gathered()
    {
        await RepliesAsync("gather", "one", "--queue", "a", "--count", "1");
        await RepliesAsync("gather", "two", "--queue", "b", "--count", "1");
        CliRun request = await OkAsync("req", "gather", "x", "--raw", "--replies", "2", "--reply-timeout", "20s");
        Assert.Equal(["one", "two"], request.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
    }

    [Fact]
    public async Task A_command_answers_with_its_output_and_request_text_stays_one_word()
    {
        CliRun reply = await RepliesAsync("run.>", "--command", "sh -c 'printf \"%s|\" \"$@\" \"$NATS_REQUEST_SUBJECT\" \"$NATS_REQUEST_BODY\"; cat' x {{1}} {{Request}}", "--count", "1");
        CliRun request = await OkAsync("req", "run.it", "a 'b; rm", "--raw");
        Assert.Equal("it|a 'b; rm|run.it|a 'b; rm|a 'b; rm\n", request.Out);
        await reply.EndsWithAsync(0);
    }

    [Fact]
    public async Task A_command_that_fails_is_told_and_the_service_goes_on()
    {
        CliRun reply = await RepliesAsync("fails", "--command", "sh -c 'echo no; exit 3'", "--count", "2");
        Assert.Equal("no\n\n", (await OkAsync("req", "fails", "", "--raw")).Out);
        Assert.Equal("no\n\n", (await OkAsync("req", "fails", "", "--raw")).Out);
        await reply.EndsWithAsync(0);
        Assert.Contains("exit code 3", reply.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listening_is_a_failure_that_says_what_to_do()
    {
        CliRun request = await FailsAsync("req", "nobody", "x", "--raw");
        Assert.Equal("gust: no responders on \"nobody\"; start a service, or listen with: gust reply nobody\n", request.Error);
    }

    [Fact]
    public async Task No_answer_in_time_is_a_failure()
    {
        CliRun sub = await SubscribedAsync("mute");
        CliRun request = await FailsAsync("req", "mute", "x", "--raw", "--timeout", "300ms"); // connecting must fit in it too
        Assert.Equal("gust: no reply on \"mute\" within 300ms; --timeout waits longer\n", request.Error);
        sub.Interrupt();
    }

    private async Task<CliRun> RepliesAsync(params string[] args)
    {
        CliRun reply = CliRun.Start(Environment, ["reply", .. args]);
        await reply.SaysAsync("Listening on");
        return reply;
    }
}
