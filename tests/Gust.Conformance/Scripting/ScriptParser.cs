using Gust.Conformance.Connecting;
using Gust.Conformance.Frames;

namespace Gust.Conformance.Scripting;

/// <summary>Reads the format that scripts/README.md describes.</summary>
internal sealed class ScriptParser
{
    private readonly string _name;
    private readonly string[] _lines;
    private readonly List<ScriptStep> _steps = [];
    private readonly Declarations _declarations = new();
    private int _next;

    private ScriptParser(string name, string text)
    {
        _name = name;
        _lines = text.Split('\n');
    }

    public static Script Parse(string name, string text) => new ScriptParser(name, text).Parse();

    private Script Parse()
    {
        var configuration = "";
        var options = ScriptOptions.None;
        while (TryTakeLine(out var line))
        {
            if (line == "config:")
            {
                configuration = TakeIndented();
            }
            else if (line.StartsWith("options:", StringComparison.Ordinal))
            {
                options = ParseOptions(line["options:".Length..]);
            }
            else if (!TryParseDeclaration(line))
            {
                Add(ParseStep(line));
            }
        }

        return _steps is [.., SyncStep or AwaitStep or AskStep or GetsStep or HangUpStep or ExitStep or AccountsStep]
            ? new Script(_name, configuration, options, _steps, _declarations)
            : throw Error("the last step must wait for answers (sync, A< ..., A hangup, server exits)");
    }

    private bool TryParseDeclaration(string line)
    {
        var words = line.Split(' ', 3);
        switch (words)
        {
            case ["jwt", [.. var name, ':'], var head]:
                _declarations.AddToken(name, head, TakeIndented());
                return true;
            case ["serve", [.. var account, ':'], var answer]:
                _declarations.AddServed(account, answer);
                return true;
            case ["certificate", [.. var name, ':'], var text]:
                _declarations.AddCertificate(name, text);
                return true;
            default:
                return false;
        }
    }

    // Neighbouring sending lines of one connection are one write: how a server reads them is then not left to chance.
    private void Add(ScriptStep step)
    {
        if (step is SendStep send && _steps is [.., SendStep last] && last.Connection == send.Connection)
        {
            _steps[^1] = last with { Bytes = [.. last.Bytes, .. send.Bytes] };
            return;
        }

        if (step is BytesStep bytes && _steps is [.., BytesStep before] && before.Connection == bytes.Connection)
        {
            _steps[^1] = before with { Bytes = [.. before.Bytes, .. bytes.Bytes] };
            return;
        }

        _steps.Add(step);
    }

    private bool TryTakeLine(out string line)
    {
        while (_next < _lines.Length)
        {
            line = _lines[_next++];
            if (line.Length > 0 && line[0] != '#')
            {
                return true;
            }
        }

        line = "";
        return false;
    }

    private string TakeIndented()
    {
        var first = _next;
        while (_next < _lines.Length && _lines[_next].StartsWith(' '))
        {
            _next++;
        }

        return string.Join('\n', _lines[first.._next].Select(line => line.Trim()));
    }

    private static ScriptOptions ParseOptions(string words)
    {
        var options = ScriptOptions.None;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            options |= Enum.Parse<ScriptOptions>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        }

        return options;
    }

    private ScriptStep ParseStep(string line)
    {
        var words = line.Split(' ', 2);
        var (subject, rest) = (words[0], words.Length > 1 ? words[1] : "");
        return subject switch
        {
            "sync" => new SyncStep(rest.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            "server" => ParseServerStep(rest),
            "accounts" => ParseAccountsStep(rest),
            "gust" => new GustStep(ParseStep(rest)),
            [.. var name, '>', '>'] => new SendStep(name, EscapedText.Decode(rest)),
            [.. var name, '>'] => new SendStep(name, EscapedText.Decode(rest + @"\r\n")),
            [.. var name, '<'] => new AwaitStep(name, rest),
            var name => ParseConnectionStep(name, rest),
        };
    }

    private ScriptStep ParseServerStep(string rest) => rest switch
    {
        "exits" => new ExitStep(),
        "restarts" => new RestartStep(),
        "reload" => new ReloadStep(TakeIndented()),
        "file" => new ConfigurationStep(TakeIndented()),
        ['s', 'i', 'g', 'n', 'a', 'l', ' ', .. var signal] => new SignalStep(signal),
        ['l', 'o', 'g', 's', ' ', .. var text] => new LogStep(text),
        _ => throw Error("after 'server' comes exits, restarts, reload, file, signal NAME or logs TEXT"),
    };

    private AccountsStep ParseAccountsStep(string rest) => rest.Split(' ', 3) switch
    {
        ["stop" or "start" or "asked"] => new AccountsStep(rest),
        ["serve", [.. var account, ':'], var answer] => new AccountsStep("serve", account, answer),
        _ => throw Error("after 'accounts' comes stop, start, asked or serve KEY: ANSWER"),
    };

    private ScriptStep ParseConnectionStep(string name, string rest)
    {
        var words = ScriptWords.Split(rest);
        return words switch
        {
            ["connect", ..] => ParseConnect(name, words[1..], greets: false),
            ["open", ..] => ParseConnect(name, words[1..], greets: true),
            ["hangup"] => new HangUpStep(name),
            ["discard", "messages"] => new DiscardStep(name),
            ["discard", "heartbeats"] => new DiscardStep(name, OnlyHeartbeats: true),
            ["gets", var count] when int.TryParse(count, out var messages) => new GetsStep(name, messages),
            ["ask" or "api", ..] when SplitFields(rest, 2) is { Length: > 0 } fields => AskStep.Parse(name, words[0], fields),
            ["hask" or "hapi", ..] when SplitFields(rest, 3) is { Length: 3 } fields => AskStep.Parse(name, words[0], fields),
            ["frame", ..] when SplitFields(rest, 2) is [var head, var payload] =>
                new BytesStep(name, FrameWriter.Frame(ScriptWords.Split(head)[1..], EscapedText.Decode(payload))),
            ["bytes", ..] => new BytesStep(name, EscapedText.Decode(rest["bytes ".Length..])),
            ["unseals", "with", var key] => new UnsealStep(name, key),
            ["pub", ..] when SplitFields(rest, 2) is [var head, var payload] => new PublishStep(name, head["pub ".Length..], null, payload),
            ["hpub", ..] when SplitFields(rest, 3) is [var head, var headers, var payload] =>
                new PublishStep(name, head["hpub ".Length..], headers, payload),
            _ => throw Error("unknown step"),
        };
    }

    // The payload may be empty, and no line ends with a blank.
    private static string[] SplitFields(string text, int count) => (text.EndsWith(" |", StringComparison.Ordinal) ? text + " " : text).Split(" | ", count);

    private ConnectStep ParseConnect(string name, string[] words, bool greets)
    {
        var (plan, greeting) = ConnectionPlan.Parse(words);
        return greets || greeting.Count == 0
            ? new ConnectStep(name, plan, greets ? Greeting.Of(greeting) : null)
            : throw Error("'connect' sends no CONNECT: 'open' does");
    }

    private FormatException Error(string text) => new($"{_name}.txt line {_next}: {text}");
}
