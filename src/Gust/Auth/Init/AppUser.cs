using System.Text;
using Gust.Subjects;

namespace Gust.Cli.Auth.Init;

/// <summary>An application that connects, and what it may do.</summary>
/// <param name="Name">Its user.</param>
/// <param name="Publish">Subjects.</param>
/// <param name="Subscribe">Subjects, apart from those of answers to its requests.</param>
internal sealed record AppUser(string Name, IReadOnlyList<string> Publish, IReadOnlyList<string> Subscribe)
{
    /// <summary>Where answers to an application's requests arrive.</summary>
    public const string Inboxes = "_INBOX.>";

    /// <summary>Reads <c>name</c>, <c>name:pub=a,b</c> or <c>name:pub=a:sub=b,c</c>. A name alone stands for all subjects below it.</summary>
    public static AppUser Parse(string text)
    {
        string[] parts = text.Split(':');
        string name = EntityName.Require(parts[0], "a user");
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

    /// <summary>The subjects that an application has for itself.</summary>
    public static string Below(string name) => $"{name.Replace('.', '_')}.>";

    public static IReadOnlyList<string> Subjects(string text)
    {
        string[] subjects = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        return subjects.FirstOrDefault(subject => !SubjectRules.IsValidForConfiguration(Encoding.UTF8.GetBytes(subject))) is { } wrong
            ? throw new CliException($"\"{wrong}\" is not a valid subject")
            : subjects;
    }

    /// <summary>A subject that the application may publish to, to try it.</summary>
    public string SampleSubject() => Publish is [var first, ..]
        ? string.Join('.', first.Split('.').Select(token => token is "*" or ">" ? "test" : token))
        : Below(Name).Replace('>', 't');
}
