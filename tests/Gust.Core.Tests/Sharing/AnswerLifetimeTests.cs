using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests.Sharing;

/// <summary>How long a reply subject between accounts lives.</summary>
public sealed class AnswerLifetimeTests : IDisposable
{
    private readonly SharingWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Answer_after_the_threshold_is_swallowed()
    {
        (TestPeer responder, TestPeer requester, string reply) = Ask(ResponseKind.Singleton);
        _world.Broker.Time.AdvanceMs(410);
        Assert.Equal(0, _world.Account("EXP").Sharing.Answers.Count);
        responder.Send($"PUB {reply} 1\r\na\r\n");
        Assert.Equal("", requester.Read());
    }

    [Theory]
    [InlineData(nameof(ResponseKind.Stream))]
    [InlineData(nameof(ResponseKind.Chunked))]
    public void Stream_of_answers_lives_as_long_as_they_come_within_the_threshold(string kind)
    {
        (TestPeer responder, TestPeer requester, string reply) = Ask(Enum.Parse<ResponseKind>(kind));
        for (int i = 0; i < 4; i++)
        {
            _world.Broker.Time.AdvanceMs(350);
            responder.Send($"PUB {reply} 1\r\n{i}\r\n");
            Assert.Equal($"MSG in.1 1 1\r\n{i}\r\n", requester.Read());
        }

        _world.Broker.Time.AdvanceMs(420);
        Assert.Equal(0, _world.Account("EXP").Sharing.Answers.Count);
    }

    [Fact]
    public void Stream_of_answers_ends_with_the_first_that_nobody_takes()
    {
        (TestPeer responder, TestPeer requester, string reply) = Ask(ResponseKind.Stream);
        requester.Send("UNSUB 1\r\n");
        responder.Send($"PUB {reply} 1\r\n1\r\n");
        requester.Send("SUB in.> 1\r\n");
        responder.Send($"PUB {reply} 1\r\n2\r\n");
        Assert.Equal("", requester.Read());
        Assert.Equal(0, _world.Account("EXP").Sharing.Answers.Count);
    }

    [Fact]
    public void Stream_of_answers_ends_with_an_empty_one()
    {
        (TestPeer responder, TestPeer requester, string reply) = Ask(ResponseKind.Stream);
        responder.Send($"PUB {reply} 1\r\n1\r\nPUB {reply} 0\r\n\r\nPUB {reply} 1\r\n2\r\n");
        Assert.Equal("MSG in.1 1 1\r\n1\r\nMSG in.1 1 0\r\n\r\n", requester.Read());
    }

    [Fact]
    public void Import_taken_away_takes_the_answers_under_way_with_it()
    {
        (TestPeer responder, TestPeer requester, string reply) = Ask(ResponseKind.Stream);
        _world.Define("IMP").Apply();
        responder.Send($"PUB {reply} 1\r\na\r\n");
        Assert.Equal("", requester.Read());
        Assert.Contains("503", requester.Ask("PUB q in.1 0\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Reload_that_keeps_the_import_keeps_the_answers_under_way()
    {
        (TestPeer responder, TestPeer requester, string reply) = Ask(ResponseKind.Singleton);
        DefineBoth(ResponseKind.Singleton);
        responder.Send($"PUB {reply} 1\r\na\r\n");
        Assert.Equal("MSG in.1 1 1\r\na\r\n", requester.Read());
    }

    [Theory]
    [InlineData("_R_.zzzzzz")]
    [InlineData("_R_.zzzzzz.zzzzzz")]
    public void Reply_subject_of_another_prefix_is_a_subject_that_nobody_takes(string subject)
    {
        (TestPeer responder, _, _) = Ask(ResponseKind.Singleton);
        responder.Send("SUB in.> 9\r\n");
        Assert.Contains("503", responder.Ask($"PUB {subject} in.9 0\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Mutilated_reply_subjects_reach_nobody()
    {
        (TestPeer responder, TestPeer requester, string reply) = Ask(ResponseKind.Singleton);
        foreach (string wrong in new[] { reply + "x", reply + ".T", reply[..^1], reply[..^1] + "-", reply[..^6] + "*", reply[..^6] + "é....." })
        {
            responder.Send($"PUB {wrong} 1\r\na\r\n");
        }

        Assert.Equal("", requester.Read());
        responder.Send($"PUB {reply} 1\r\na\r\n");
        Assert.Equal("MSG in.1 1 1\r\na\r\n", requester.Read());
    }

    [Fact]
    public void Reply_subject_means_nothing_in_the_importing_account()
    {
        (_, TestPeer requester, string reply) = Ask(ResponseKind.Singleton);
        Assert.DoesNotContain("MSG in.1", requester.Ask($"PUB {reply} 1\r\na\r\n"), StringComparison.Ordinal);
    }

    private (TestPeer Responder, TestPeer Requester, string Reply) Ask(ResponseKind kind)
    {
        DefineBoth(kind);
        TestPeer responder = _world.Client("EXP", "q");
        TestPeer requester = _world.Client("IMP", "in.>");
        requester.Send("PUB q in.1 0\r\n\r\n");
        return (responder, requester, SharingWorld.ReplyIn(responder.Read()));
    }

    private void DefineBoth(ResponseKind kind) => _world
        .Define("EXP", [SharingWorld.Service("q", kind) with { ResponseThreshold = TimeSpan.FromMilliseconds(400) }])
        .Define("IMP", imports: [SharingWorld.UseService("EXP", "q")])
        .Apply();
}
