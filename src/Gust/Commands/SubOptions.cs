using System.CommandLine;

namespace Gust.Cli.Commands;

/// <summary>The options of <c>sub</c>.</summary>
internal sealed class SubOptions
{
    public Argument<string[]> Subjects { get; } = new("subjects")
    {
        Description = "Subjects to subscribe to; may hold wildcards",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<string> Queue { get; } = CommandParts.Text("--queue", "GROUP", "Join a queue group");

    public Option<bool> Raw { get; } = CommandParts.Flag("--raw", "Show the bodies and nothing else", "-r");

    public Option<string> Translate { get; } = CommandParts.Text("--translate", "COMMAND", "Pass bodies through a command before showing them");

    public Option<bool> MatchReplies { get; } = CommandParts.Flag("--match-replies", "Show requests together with their replies");

    public Option<bool> Inbox { get; } = CommandParts.Flag("--inbox", "Subscribe to a new inbox", "-i");

    public Option<long> Count { get; } = CommandParts.Number("--count", "End after this many messages", @default: 0, min: 0);

    public Option<string> Dump { get; } = CommandParts.Text("--dump", "DIRECTORY", "Write each message to a JSON file; - writes them to standard output, ended by NUL, for xargs -0");

    public Option<bool> HeadersOnly { get; } = CommandParts.Flag("--headers-only", "Show headers, no bodies");

    public Option<bool> SubjectsOnly { get; } = CommandParts.Flag("--subjects-only", "Show subjects, neither headers nor bodies");

    public Option<string[]> Ignore { get; } = CommandParts.Texts("--ignore-subject", "SUBJECT", "Leave matching subjects out; may be repeated", "-I");

    public Option<TimeSpan?> Wait { get; } = CommandParts.Duration("--wait", "End after this long without a message");

    public Option<bool> ReportSubjects { get; } = CommandParts.Flag("--report-subjects", "Count messages by subject instead of showing them");

    public Option<bool> ReportSubscriptions { get; } = CommandParts.Flag("--report-subscriptions", "Count messages by subscription instead of showing them");

    public Option<long> ReportTop { get; } = CommandParts.Number("--report-top", "Lines in a report", @default: 10, min: 1);

    public Option<bool> Timestamp { get; } = CommandParts.Flag("--timestamp", "Show when messages came", "-t");

    public Option<bool> DeltaTime { get; } = CommandParts.Flag("--delta-time", "Show how long after the start messages came", "-d");

    public void AddTo(Command command)
    {
        command.Add(Subjects);
        Option[] all =
        [
            Queue, Raw, Translate, MatchReplies, Inbox, Count, Dump, HeadersOnly, SubjectsOnly, Ignore, Wait,
            ReportSubjects, ReportSubscriptions, ReportTop, Timestamp, DeltaTime,
        ];
        foreach (Option option in all)
        {
            command.Add(option);
        }
    }

    /// <summary>Refuses what makes no sense together, before anything is connected.</summary>
    public void Validate(CommandContext context)
    {
        bool inbox = context.Get(Inbox);
        if ((context.Get(Subjects) ?? []).Length == 0 && !inbox)
        {
            throw new CliException($"name a subject to subscribe to, such as: {context.Host.Name} sub orders.>");
        }

        if (inbox && context.Get(Dump) == "-")
        {
            throw new CliException("--inbox does not go with --dump -: nobody would learn the inbox's name");
        }

        if (context.Get(Timestamp) && context.Get(DeltaTime))
        {
            throw new CliException("--timestamp and --delta-time exclude each other");
        }
    }
}
