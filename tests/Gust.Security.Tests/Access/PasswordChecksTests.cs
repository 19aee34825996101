using Gust.Security.Access;
using Gust.Testing.Kernel;

namespace Gust.Security.Tests.Access;

/// <summary>Slow password checks: bounded, in fair turns, and none for peers that have gone.</summary>
public sealed class PasswordChecksTests
{
    private readonly ManualScheduler _elsewhere = new();
    private readonly PasswordChecks _checks;
    private readonly List<string> _made = [];
    private readonly List<string> _refused = [];

    public PasswordChecksTests() => _checks = new PasswordChecks(_elsewhere);

    [Fact]
    public void Checks_of_one_address_are_made_in_the_order_they_came()
    {
        Add("a", "1");
        Add("a", "2");
        Add("a", "3");
        _elsewhere.RunAll();
        Assert.Equal(["a1", "a2", "a3"], _made);
        Assert.Equal(0, _checks.Waiting);
    }

    [Fact]
    public void Addresses_take_turns()
    {
        Add("flood", "1");
        Add("flood", "2");
        Add("flood", "3");
        Add("good", "1");
        _elsewhere.RunAll();
        Assert.Equal(["flood1", "good1", "flood2", "flood3"], _made);
    }

    [Fact]
    public void Login_past_the_maximum_is_turned_away_at_once()
    {
        Fill("flood");
        Verdict? verdict = Add("flood", "late");
        Assert.Equal(PasswordChecks.TooMany, verdict?.Reason);
        Assert.True(verdict!.IsUndecided);
        Assert.Equal(PasswordChecks.LoginsMax, _checks.Waiting);
        _elsewhere.RunAll();
        Assert.Equal(PasswordChecks.LoginsMax, _made.Count);
    }

    [Fact]
    public void Newcomer_from_elsewhere_takes_the_place_of_the_last_of_the_flood()
    {
        Fill("flood");
        Assert.Null(Add("good", "1"));
        Assert.Equal([$"flood{PasswordChecks.LoginsMax - 1}"], _refused);
        Assert.Equal(PasswordChecks.LoginsMax, _checks.Waiting);
        _elsewhere.RunAll();
        Assert.Equal(["flood0", "good1"], _made[..2]);
    }

    [Fact]
    public void Peer_that_has_gone_gives_its_place_to_others_and_nothing_is_made_for_it()
    {
        using CancellationTokenSource presence = new();
        Add("a", "gone", presence.Token);
        for (int i = 1; i < PasswordChecks.LoginsMax; i++)
        {
            Add("a", $"{i}");
        }

        presence.Cancel();
        Assert.Equal(PasswordChecks.LoginsMax - 1, _checks.Waiting);
        Assert.Null(Add("a", "next"));
        _elsewhere.RunAll();
        Assert.DoesNotContain("agone", _made);
        Assert.Contains("anext", _made);
    }

    [Fact]
    public void Peer_that_had_gone_before_is_not_checked()
    {
        Add("a", "gone", new CancellationToken(canceled: true));
        Add("a", "here");
        _elsewhere.RunAll();
        Assert.Equal(["ahere"], _made);
    }

    [Fact]
    public void Who_was_in_is_looked_at_again_however_many_wait()
    {
        Fill("flood");
        Assert.Null(Add("flood", "known", former: Admission.To("$G")));
        Assert.Empty(_refused);
        _elsewhere.RunAll();
        Assert.Contains("floodknown", _made);
    }

    [Fact]
    public void Check_that_throws_does_not_end_the_work()
    {
        _checks.Add(new PasswordCheck(new AuthenticationRequest { RemoteHost = "a" }, () => throw new InvalidOperationException("defect"), _ => { }));
        Add("a", "1");
        Assert.Throws<InvalidOperationException>(_elsewhere.RunAll);
        _elsewhere.RunAll();
        Assert.Equal(["a1"], _made);
    }

    private void Fill(string address)
    {
        for (int i = 0; i < PasswordChecks.LoginsMax; i++)
        {
            Assert.Null(Add(address, $"{i}"));
        }
    }

    private Verdict? Add(string address, string name, CancellationToken gone = default, Admission? former = null)
    {
        AuthenticationRequest request = new() { RemoteHost = address, Gone = gone, Former = former };
        Verdict Make()
        {
            _made.Add(address + name);
            return Verdict.Refuse("wrong");
        }

        void Take(Verdict verdict)
        {
            if (verdict.Reason == PasswordChecks.TooMany)
            {
                _refused.Add(address + name);
            }
        }

        return _checks.Add(new PasswordCheck(request, Make, Take));
    }
}
