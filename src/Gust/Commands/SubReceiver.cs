using Gust.Cli.Messages;
using Gust.Client;

namespace Gust.Cli.Commands;

/// <summary>Counts what came, decides what is shown, and knows when it is enough.</summary>
internal sealed class SubReceiver
{
    public static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(1);
    private readonly CommandContext _context;
    private readonly MessagePrinter _printer;
    private readonly Dictionary<long, string> _subscriptions;
    private readonly string[] _ignored;
    private readonly long _limit;
    private readonly ReplyMatcher? _matcher;
    private readonly SubjectReport? _report;
    private readonly bool _bySubscription;
    private long _count;
    private long _lastReport;

    public SubReceiver(CommandContext context, SubOptions options, MessagePrinter printer, List<Subscription> subscriptions)
    {
        _context = context;
        _printer = printer;
        _subscriptions = subscriptions.ToDictionary(s => s.Sid, s => s.Subject);
        _ignored = [.. (context.Get(options.Ignore) ?? []).SelectMany(i => i.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        _limit = context.Get(options.Count);
        _matcher = context.Get(options.MatchReplies) ? new ReplyMatcher() : null;
        _bySubscription = context.Get(options.ReportSubscriptions);
        if (context.Get(options.ReportSubjects) || _bySubscription)
        {
            _report = new SubjectReport(context.Host, context.Settings.ColourScheme, (int)Math.Min(context.Get(options.ReportTop), int.MaxValue));
        }
    }

    public bool IsReport => _report is not null;

    /// <summary>True when <c>--count</c> messages came, and the replies that are matched to them.</summary>
    public bool IsDone => _limit > 0 && _count >= _limit && _matcher is not { Waiting: > 0 };

    public async ValueTask AcceptAsync(Message message)
    {
        if (!_subscriptions.TryGetValue(message.Sid, out string? subscription))
        {
            await AcceptReplyAsync(message);
            return;
        }

        if ((_limit > 0 && _count >= _limit) || Array.Exists(_ignored, pattern => SubjectPattern.Matches(pattern, message.Subject)))
        {
            return;
        }

        _count++;
        if (_report is not null)
        {
            _report.Add(_bySubscription ? subscription : message.Subject, message.Payload.Length);
            RefreshReport();
        }
        else if (_matcher is not null && message.Reply is not null)
        {
            _matcher.Add(message, _count);
        }
        else
        {
            await _printer.PrintAsync(message, _count);
        }
    }

    /// <summary>Nothing more to read just now: what was shown must be seen.</summary>
    public void Idle()
    {
        RefreshReport();
        _context.Out.Flush();
    }

    public void Finish()
    {
        _report?.Write(_context.Out);
        _context.Out.Flush();
    }

    /// <summary>A terminal sees the report grow; elsewhere it is written once, at the end.</summary>
    private void RefreshReport()
    {
        TimeProvider time = _context.Host.TimeProvider;
        if (_report is not null && _context.Host.OutIsTerminal && time.GetElapsedTime(_lastReport) >= ReportEvery)
        {
            _lastReport = time.GetTimestamp();
            _report.Write(_context.Out);
        }
    }

    private async ValueTask AcceptReplyAsync(Message reply)
    {
        if (_matcher!.TryTake(reply, out Message request, out long number))
        {
            await _printer.PrintAsync(request, number, reply);
        }
    }
}
