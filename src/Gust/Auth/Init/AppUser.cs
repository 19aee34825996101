using System.Text;
using Gust.Subjects;

namespace Gust.Cli.Auth.Init;

/// <summary>An application that connects, and what it may do.</summary>
/// <param name="Name">Its user.</param>
/// <param name="Publish">Subjects.</param>
/// <param name="Subscribe">Subjects, apart from those of answers to its requests.</param>
internal sealed record AppUser(string Name, IReadOnlyList<string> Publish, IReadOnlyList<string> Subscribe)
{
    /// <summary>First token of the subjects on which answers to its requests arrive. Clients use <c>_INBOX</c> unless they are told another.</summary>
    public string InboxPrefix { get; init; } = "_INBOX";

    public string Inboxes => InboxPrefix + ".>";

    /// <summary>What a context says of the prefix; empty where clients know it anyway.</summary>
    public string ContextInboxPrefix => InboxPrefix == "_INBOX" ? "" : InboxPrefix;

    /// <summary>Reads <c>name</c>, <c>name:pub=a,b</c> or <c>name:pub=a:sub=b,c</c>. A name alone stands for all subjects below it.</summary>
    public static AppUser Parse(string text)
    {
        string[] parts = text.Split(':');
        string name = RequireName(parts[0]);
        IReadOnlyList<string>? publish = null;
        IReadOnlyList<string>? subscribe = null;
        foreach (string part in parts.Skip(1))
        {
            switch (part.Split('=', 2))
            {
                case ["pub", var subjects]:
                    publish = Subjects(subjects);
                    break;
                case ["sub", var subjects]:
                    subscribe = Subjects(subjects);
                    break;
                default:
                    throw new CliException($"--user: \"{part}\" is neither pub=SUBJECTS nor sub=SUBJECTS");
            }
        }

        bool isPlain = publish is null && subscribe is null;
        return new AppUser(name, publish ?? (isPlain ? [Below(name)] : []), subscribe ?? (isPlain ? [Below(name)] : []));
    }

    /// <summary>Names are tokens of subjects, too.</summary>
    public static string RequireName(string name) => !name.Contains('.')
        ? EntityName.Require(name, "a user")
        : throw new CliException($"\"{name}\" is no name of a user here: it must not have dots");

    /// <summary>The same user with inboxes that no other user may listen to.</summary>
    public AppUser WithPrivateInbox() => this with { InboxPrefix = "_INBOX_" + Name };

    /// <summary>The subjects that an application has for itself.</summary>
    public static string Below(string name) => $"{name}.>";

    public static IReadOnlyList<string> Subjects(string text)
    {
        if (text == "none")
        {
            return [];
        }

        string[] subjects = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        return subjects.FirstOrDefault(subject => !SubjectRules.IsValidForConfiguration(Encoding.UTF8.GetBytes(subject))) is { } wrong
            ? throw new CliException($"\"{wrong}\" is not a valid subject")
            : subjects;
    }

    /// <summary>A subject that the application may publish to, to try it.</summary>
    public string SampleSubject() => Publish is [var first, ..]
        ? string.Join('.', first.Split('.').Select(token => token is "*" or ">" ? "test" : token))
        : $"{Name}.test";
}
