using System.Text.RegularExpressions;
using Gust.Foundation;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests.Sharing;

/// <summary>Nothing crosses between accounts without an export and an import: random accounts against a model that knows nothing of trees.</summary>
public sealed partial class IsolationTests
{
    private static readonly string[] Names = ["A", "B", "C", "D"];
    private static readonly string[] Patterns = ["x", "y", "x.y", "x.*", "*.y", "x.>", "*", ">", "*.*", "x.*.y", "x.y.>"];
    private static readonly string[] Subjects = ["x", "y", "x.x", "x.y", "y.y", "x.x.y", "x.y.x", "y.x.y", "p.x", "p.x.y", "p.y.y", "p.x.x.y"];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 300)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Message_is_seen_by_exactly_those_whom_an_export_and_an_import_let_see_it(int seed)
    {
        SeededRandom random = new(seed);
        using SharingWorld world = new();
        AccountDefinition[] accounts = MakeAccounts(random);
        SharingModel model = new(accounts);
        Array.ForEach(accounts, account => world.Define(account));
        bool definesFirst = random.Next(2) == 0;
        if (definesFirst)
        {
            world.Apply();
        }

        Dictionary<string, TestPeer> observers = Names.ToDictionary(name => name, name => world.Client(name, ">"));
        Dictionary<string, (TestPeer Peer, string[] Patterns)> subscribers = Names.ToDictionary(name => name, name => Subscriber(world, name, random));
        if (!definesFirst)
        {
            world.Apply(); // subscriptions that are there already get their shadows too
        }

        foreach (string account in Names)
        {
            TestPeer publisher = world.Client(account);
            foreach (string subject in Subjects)
            {
                publisher.Send($"PUB {subject} 1\r\nm\r\n");
                HashSet<(string Account, string Subject)> expected = model.Seen(account, subject);
                foreach (string name in Names)
                {
                    string[] visible = [.. expected.Where(place => place.Account == name).Select(place => place.Subject).Distinct().Order(StringComparer.Ordinal)];
                    Assert.Equal(visible, SubjectsIn(observers[name].Read()).Select(got => got.Subject).Distinct());
                    (TestPeer peer, string[] patterns) = subscribers[name];
                    Assert.Equal(
                        visible.SelectMany(at => patterns.Where(pattern => SharingModel.Covers(pattern, at)).Select(pattern => (at, pattern))).Distinct().Order(),
                        SubjectsIn(peer.Read()).Select(got => (got.Subject, patterns[got.Sid - 1])).Distinct().Order());
                }
            }
        }
    }

    /// <summary>Services are imported from later accounts only, so that no cycle arises.</summary>
    private static AccountDefinition[] MakeAccounts(SeededRandom random) => [.. Names.Select((name, i) => new AccountDefinition
    {
        Name = name,
        Exports = [.. Enumerable.Range(0, random.Next(5)).Select(_ => MakeExport(random)).DistinctBy(export => (export.Kind, export.Subject))],
        Imports = [.. Enumerable.Range(0, random.Next(5)).Select(_ => MakeImport(random, i)).OfType<ImportDefinition>().Distinct()],
    })];

    private static ExportDefinition MakeExport(SeededRandom random) => new()
    {
        Kind = random.Next(2) == 0 ? ShareKind.Stream : ShareKind.Service,
        Subject = Patterns[random.Next(Patterns.Length)],
        Accounts = random.Next(3) == 0 ? new HashSet<string> { Names[random.Next(Names.Length)] } : null,
    };

    private static ImportDefinition? MakeImport(SeededRandom random, int importer)
    {
        ShareKind kind = random.Next(2) == 0 ? ShareKind.Stream : ShareKind.Service;
        int exporter = kind == ShareKind.Service ? importer + 1 + random.Next(Names.Length) : random.Next(Names.Length);
        if (exporter >= Names.Length || exporter == importer)
        {
            return null;
        }

        string subject = Patterns[random.Next(Patterns.Length)];
        return new() { Kind = kind, Account = Names[exporter], Subject = subject, LocalSubject = random.Next(2) == 0 ? "p." + subject : "" };
    }

    private static (TestPeer Peer, string[] Patterns) Subscriber(SharingWorld world, string account, SeededRandom random)
    {
        string[] patterns = [.. Enumerable.Range(0, 3).Select(_ => (random.Next(2) == 0 ? "p." : "") + Patterns[random.Next(Patterns.Length)])];
        return (world.Client(account, patterns), patterns);
    }

    private static IEnumerable<(string Subject, int Sid)> SubjectsIn(string received) => MessageLine().Matches(received)
        .Select(match => (Subject: match.Groups[1].Value, Sid: int.Parse(match.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)))
        .OrderBy(got => got.Subject, StringComparer.Ordinal);

    [GeneratedRegex(@"(?:^|\n)H?MSG (\S+) (\d+) ")]
    private static partial Regex MessageLine();
}
