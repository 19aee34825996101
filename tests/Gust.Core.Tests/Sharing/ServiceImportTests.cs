using Gust.Foundation;
using Gust.Security.Definitions;
using Gust.Subjects;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests.Sharing;

/// <summary>Requests into another account and their answers, as nats-server 2.15.1 shows them.</summary>
public sealed class ServiceImportTests : IDisposable
{
    private readonly SharingWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Request_arrives_under_the_exporters_subject_with_a_reply_subject_of_its_account()
    {
        (TestPeer responder, TestPeer requester) = Pair();
        requester.Send("PUB ask.x in.1 5\r\nhello\r\n");
        string request = responder.Read();
        string reply = SharingWorld.ReplyIn(request);
        Assert.Equal($"HMSG q.x 1 {reply} 46 51\r\nNATS/1.0\r\nNats-Request-Info: {{\"acc\":\"IMP\"}}\r\n\r\nhello\r\n", request);
    }

    [Fact]
    public void Answer_comes_back_on_the_requesters_reply_as_it_was_sent()
    {
        (TestPeer responder, TestPeer requester) = Pair();
        responder.Send($"HPUB {Ask(requester, responder)} 12 15\r\nNATS/1.0\r\n\r\nyes\r\n");
        Assert.Equal("HMSG in.1 1 12 15\r\nNATS/1.0\r\n\r\nyes\r\n", requester.Read());
    }

    [Fact]
    public void Second_answer_to_a_single_one_is_swallowed()
    {
        (TestPeer responder, TestPeer requester) = Pair();
        string reply = Ask(requester, responder);
        responder.Send($"PUB {reply} 1\r\n1\r\nPUB {reply} in.9 1\r\n2\r\n");
        Assert.Equal("MSG in.1 1 1\r\n1\r\n", requester.Read());
        Assert.Equal("", responder.Read());
    }

    [Fact]
    public void Request_without_a_reply_has_none_in_the_other_account()
    {
        (TestPeer responder, TestPeer requester) = Pair();
        requester.Send("PUB ask.x 1\r\na\r\n");
        Assert.StartsWith("HMSG q.x 1 46 47\r\n", responder.Read(), StringComparison.Ordinal);
        Assert.Equal(0, _world.Account("EXP").Sharing.Answers.Count);
    }

    [Fact]
    public void Headers_stay_and_a_forged_request_info_goes()
    {
        (TestPeer responder, TestPeer requester) = Pair();
        string block = "NATS/1.0\r\nX: 1\r\nNats-Request-Info: forged\r\n more\r\nnats-request-info:forged\r\nY: 2\nNats-Request-Info : forged\rnats-Request-info: forged\r\n\r\n";
        requester.Send($"HPUB ask.x {block.Length} {block.Length + 1}\r\n{block}a\r\n");
        Assert.EndsWith("\r\nNATS/1.0\r\nX: 1\r\nY: 2\r\nNats-Request-Info: {\"acc\":\"IMP\"}\r\n\r\na\r\n", responder.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void Shared_import_shows_all_of_the_client_and_its_name_cannot_break_the_header()
    {
        _world.Define("EXP", [SharingWorld.Service("q")]).Define("IMP", imports: [SharingWorld.UseService("EXP", "q", share: true)]).Apply();
        TestPeer responder = _world.Client("EXP", "q");
        TestPeer requester = _world.Broker.Connect("\"user\":\"IMP\",\"name\":\"a\\r\\nB: c\\\"\",\"lang\":\"l\",\"version\":\"1\"");
        requester.Send("PUB q 0\r\n\r\n");
        Assert.Contains(
            "Nats-Request-Info: {\"start\":\"1970-01-01T00:00:00Z\",\"host\":\"192.0.2.1\",\"id\":2,\"acc\":\"IMP\",\"user\":\"imp\",\"name\":\"a\\r\\nB: c\\\"\","
            + "\"lang\":\"l\",\"ver\":\"1\",\"server\":\"test\",\"kind\":\"Client\",\"client_type\":\"nats\"}\r\n\r\n",
            responder.Read(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"sig\":\"x\",", true)]
    [InlineData("", false)]
    public void Token_is_shared_only_by_who_signed_for_it(string signature, bool isShared)
    {
        _world.Define("EXP", [SharingWorld.Service("q")]).Define("IMP", imports: [SharingWorld.UseService("EXP", "q", share: true)]).Apply();
        TestPeer responder = _world.Client("EXP", "q");
        _world.Broker.Connect($"{signature}\"user\":\"IMP\",\"jwt\":\"token\"").Send("PUB q 0\r\n\r\n");
        Assert.Equal(isShared, responder.Read().Contains("\"jwt\":\"token\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_there_is_told_to_the_requester_with_its_own_subject()
    {
        (TestPeer responder, TestPeer requester) = Pair();
        responder.Send("UNSUB 1\r\n");
        Assert.Equal("HMSG in.1 1 37 37\r\nNATS/1.0 503\r\nNats-Subject: ask.x\r\n\r\n\r\n", requester.Ask("PUB ask.x in.1 0\r\n\r\n"));
        Assert.Equal(0, _world.Account("EXP").Sharing.Answers.Count);
    }

    [Fact]
    public void Exporters_mappings_apply()
    {
        Assert.True(SubjectMapping.TryCreate("q.x", [new MappingDestination("mapped", 100, null)], null, out SubjectMapping? mapping, out _));
        _world.Define(new AccountDefinition { Name = "EXP", Exports = [SharingWorld.Service("q.*")], Mappings = new SubjectMappings([mapping], new SeededRandom(1)) })
            .Define("IMP", imports: [SharingWorld.UseService("EXP", "q.*")]).Apply();
        TestPeer responder = _world.Client("EXP", "mapped");
        _world.Client("IMP").Send("PUB q.x 0\r\n\r\n");
        Assert.StartsWith("HMSG mapped 1 ", responder.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void Wildcards_change_places_as_the_import_says()
    {
        _world.Define("EXP", [SharingWorld.Service("q.*.*")]).Define("IMP", imports: [SharingWorld.UseService("EXP", "q.*.*", "l.$2.$1")]).Apply();
        TestPeer responder = _world.Client("EXP", ">");
        _world.Client("IMP").Send("PUB l.a.b 0\r\n\r\n");
        Assert.StartsWith("HMSG q.b.a 1 ", responder.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void Chain_of_three_accounts_asks_and_answers()
    {
        _world.Define("EXP", [SharingWorld.Service("end")])
            .Define("MID", [SharingWorld.Service("middle")], [SharingWorld.UseService("EXP", "end", "middle")])
            .Define("IMP", imports: [SharingWorld.UseService("MID", "middle", "start")]).Apply();
        TestPeer responder = _world.Client("EXP", "end");
        TestPeer requester = _world.Client("IMP", "in.>");
        requester.Send("PUB start in.1 0\r\n\r\n");
        string request = responder.Read();
        Assert.Contains("Nats-Request-Info: {\"acc\":\"IMP\",\"svc\":\"MID\"}\r\n", request, StringComparison.Ordinal);
        responder.Send($"PUB {SharingWorld.ReplyIn(request)} 1\r\ny\r\n");
        Assert.Equal("MSG in.1 1 1\r\ny\r\n", requester.Read());
    }

    [Fact]
    public void Answer_that_asks_back_goes_on_as_long_as_they_talk()
    {
        (TestPeer responder, TestPeer requester) = Pair();
        responder.Send("SUB back 2\r\n");
        responder.Send($"PUB {Ask(requester, responder)} back 1\r\n1\r\n");
        string answer = requester.Read();
        string back = SharingWorld.ReplyIn(answer);
        Assert.Equal($"MSG in.1 1 {back} 1\r\n1\r\n", answer);
        requester.Send($"PUB {back} in.2 1\r\n2\r\n");
        string next = responder.Read();
        Assert.StartsWith($"MSG back 2 {SharingWorld.ReplyIn(next)} 1\r\n", next, StringComparison.Ordinal);
        responder.Send($"PUB {SharingWorld.ReplyIn(next)} 1\r\n3\r\n");
        Assert.Equal("MSG in.2 1 1\r\n3\r\n", requester.Read());
    }

    [Fact]
    public void Requester_without_echo_gets_the_answer()
    {
        Pair();
        TestPeer responder = _world.Client("EXP", "q.x");
        TestPeer requester = _world.Broker.Connect("\"user\":\"IMP\",\"echo\":false");
        requester.Send("SUB in.> 1\r\nPUB ask.x in.1 0\r\n\r\n");
        responder.Send($"PUB {SharingWorld.ReplyIn(responder.Read())} 1\r\ny\r\n");
        Assert.Equal("MSG in.1 1 1\r\ny\r\n", requester.Read());
    }

    [Fact]
    public void Importing_account_has_its_own_subscribers_too()
    {
        (TestPeer responder, TestPeer requester) = Pair();
        requester.Send("SUB ask.* 2\r\n");
        Assert.Equal("MSG ask.x 2 1\r\na\r\n", requester.Ask("PUB ask.x 1\r\na\r\n"));
        Assert.Contains("q.x", responder.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void Account_may_import_from_itself()
    {
        _world.Define("A", [SharingWorld.Service("x.>")], [SharingWorld.UseService("A", "x.y", "z")]).Apply();
        TestPeer peer = _world.Client("A", "x.y");
        Assert.StartsWith("HMSG x.y 1 ", peer.Ask("PUB z 0\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Cycle_is_refused_and_says_so()
    {
        _world.Define("A", [SharingWorld.Service("x")], [SharingWorld.UseService("B", "x")])
            .Define("B", [SharingWorld.Service("x")], [SharingWorld.UseService("A", "x")]).Apply();
        Assert.Equal("Account B: import of \"x\" from A is not active: import forms a cycle", Assert.Single(_world.Inactive).ToString());
        TestPeer peer = _world.Client("A", "x");
        Assert.Equal("MSG x 1 0\r\n\r\n", peer.Ask("PUB x 0\r\n\r\n"));
    }

    [Fact]
    public void Message_that_mappings_send_in_circles_is_dropped_after_some_accounts()
    {
        Assert.True(SubjectMapping.TryCreate("x", [new MappingDestination("y", 100, null)], null, out SubjectMapping? mapping, out _));
        SubjectMappings mappings = new([mapping], new SeededRandom(1));
        _world.Define(new AccountDefinition { Name = "A", Mappings = mappings, Exports = [SharingWorld.Service("x")], Imports = [SharingWorld.UseService("B", "x", "y")] })
            .Define(new AccountDefinition { Name = "B", Mappings = mappings, Exports = [SharingWorld.Service("x")], Imports = [SharingWorld.UseService("A", "x", "y")] }).Apply();
        Assert.Empty(_world.Inactive);
        TestPeer peer = _world.Client("A", "in");
        Assert.StartsWith("HMSG in 1 ", peer.Ask("PUB y in 0\r\n\r\n"), StringComparison.Ordinal);
        Assert.Equal(0, _world.Account("A").Sharing.Answers.Count + _world.Account("B").Sharing.Answers.Count);
    }

    [Fact]
    public void User_of_any_account_may_ask_the_server_who_it_is()
    {
        _world.Apply().Broker.Kernel.StartServices();
        TestPeer peer = _world.Client("A", "in");
        Assert.Contains("\"data\":{\"user\":\"a\",\"account\":\"A\"", peer.Ask("PUB $SYS.REQ.USER.INFO in 0\r\n\r\n"), StringComparison.Ordinal);
        TestPeer operatorOfServer = _world.Client("$SYS", "$SYS.REQ.>");
        peer.Send("PUB $SYS.REQ.ACCOUNT.PING.STATZ in 0\r\n\r\n");
        string request = operatorOfServer.Read();
        Assert.StartsWith("HMSG $SYS.REQ.ACCOUNT.A.STATZ 1 _R_.", request, StringComparison.Ordinal);
        Assert.Contains("Nats-Request-Info: {\"acc\":\"A\",\"server\":\"test\"}\r\n", request, StringComparison.Ordinal);
        Assert.Contains("503", peer.Ask("PUB $SYS.REQ.ACCOUNT.B.STATZ in 0\r\n\r\n"), StringComparison.Ordinal);
    }

    private (TestPeer Responder, TestPeer Requester) Pair()
    {
        _world.Define("EXP", [SharingWorld.Service("q.*")]).Define("IMP", imports: [SharingWorld.UseService("EXP", "q.*", "ask.*")]).Apply();
        Assert.Empty(_world.Inactive);
        return (_world.Client("EXP", "q.*"), _world.Client("IMP", "in.>"));
    }

    private static string Ask(TestPeer requester, TestPeer responder)
    {
        requester.Send("PUB ask.x in.1 5\r\nhello\r\n");
        return SharingWorld.ReplyIn(responder.Read());
    }
}
