using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Gust.Core.Tracing;
using Gust.Foundation;
using Gust.Security.Definitions;
using Gust.Subjects;

namespace Gust.Core.Sharing;

/// <summary>A service of another account, as a target in the account that asks it.</summary>
/// <remarks>Its requests go out under the exporter's subject and with a reply subject of the exporter's account.</remarks>
internal sealed class ServiceImport(ResolvedImport import, Broker broker) : ISink
{
    /// <summary>Requests by one import that may wait for an answer at one time; one more counts as not taken.</summary>
    public const int PendingMax = 256 * 1024;

    private readonly RequestInfo _info = new(import.Importer, import.Info, broker.Identity.Name);
    private readonly byte[] _fixedSubject = SubjectRules.IsLiteral(import.Path.Remote) ? import.Path.Remote : [];
    private ExportDefinition _export = import.Export;
    private readonly BoundedCount _pending = new();
    private volatile bool _isActive;

    public int SlotIndex { get; set; }

    public Account Importer => import.Importer;

    public Account Exporter => import.Exporter;

    public ImportDefinition Definition => import.Definition;

    /// <summary>Subject or pattern in the importing account.</summary>
    public byte[] Local => import.Path.Local;

    /// <summary>Both accounts call it the same.</summary>
    public bool IsSameName => import.Path.IsSame;

    /// <summary>Replaced by a reload while the import stays.</summary>
    public ExportDefinition Export
    {
        get => Volatile.Read(ref _export);
        set => Volatile.Write(ref _export, value);
    }

    /// <summary>False once it was taken away: answers under way are void.</summary>
    public bool IsActive => _isActive;

    public void Begin()
    {
        _isActive = true;
        Importer.Interest.Add(import.Path.Local, queue: default, this);
    }

    public void End()
    {
        _isActive = false;
        Importer.Interest.Remove(import.Path.Local, default, this);
    }

    public bool TryCountPending() => _pending.TryEnter(PendingMax);

    public void UncountPending() => _pending.Leave();

    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        if (!flushes.Relay.TryEnter(out RelayHop? hop))
        {
            return false;
        }

        try
        {
            return Ask(publication, flushes, hop);
        }
        finally
        {
            flushes.Relay.Leave();
        }
    }

    private bool Ask(in Publication publication, FlushSet flushes, RelayHop hop)
    {
        if (!TryRename(publication.Subject, hop, out ReadOnlySpan<byte> subject))
        {
            return false;
        }

        RouteEntry route = hop.Route(Exporter, subject, broker.Random);
        if (publication.Trace is { } trace)
        {
            trace.AddServiceImport(Exporter, publication.Subject, route.Subject);
            if (trace.IsOnly)
            {
                // Nobody gets it: no answer is awaited and nothing measured.
                return Export.AllowTrace && Router.Deliver(route.Targets, publication with { HasCrossed = true }, flushes, broker.Random) > 0;
            }
        }

        LatencyProbe? probe = Export.Latency is { } rule ? LatencyProbe.Sample(rule, this, publication, broker) : null;
        if (route.Targets.IsEmpty || !TryPassOn(route, publication, flushes, hop, probe))
        {
            probe?.ReportUnavailable(flushes);
            return false;
        }

        return true;
    }

    private bool TryPassOn(RouteEntry route, in Publication publication, FlushSet flushes, RelayHop hop, LatencyProbe? probe)
    {
        AnswerTable answers = Exporter.Sharing.Answers;
        PendingAnswer? answer = null;
        if (!publication.Reply.IsEmpty && !answers.TryExpect(this, Importer, publication.Reply, probe, out answer))
        {
            return false;
        }

        bool taken = PassOn(answers, answer, route, publication, flushes, hop) > 0;
        if (!taken && answer is not null)
        {
            answers.Forget(answer);
        }

        if (taken && answer is null)
        {
            probe?.ReportNoReply(flushes);
        }

        return taken;
    }

    private int PassOn(
        AnswerTable answers, PendingAnswer? answer, RouteEntry route, in Publication publication, FlushSet flushes, RelayHop hop)
    {
        hop.Text.ResetWrittenCount();
        if (answer is not null)
        {
            answers.WriteReply(answer, hop.Text);
        }

        int replyLength = hop.Text.WrittenCount;
        ReadOnlySpan<byte> block = publication.Body[..Math.Max(0, publication.HeaderSize)];
        ReadOnlySpan<byte> traceDestination = publication.Trace is { IsTold: true } trace ? TraceDestination(answers, trace) : default;
        RequestHeaders.Write(hop.Text, block, _info, publication.Source, traceDestination);
        ReadOnlySpan<byte> text = hop.Text.WrittenSpan;
        using RewrittenMessage message = new(broker.Buffers, publication, route.Head, text[..replyLength], text[replyLength..]);
        MessageTrace? traced = Export.AllowTrace ? publication.Trace : null;
        return Router.Deliver(route.Targets, message.Publication with { Trace = traced }, flushes, broker.Random);
    }

    /// <summary>What the exporter's side sees as the destination of the trace: a reply subject to the true one, if it may trace at all.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ReadOnlySpan<byte> TraceDestination(AnswerTable answers, MessageTrace trace)
    {
        if (!Export.AllowTrace || !answers.TryExpect(this, Importer, Encoding.UTF8.GetBytes(trace.Destination), probe: null, out PendingAnswer? events))
        {
            return TraceHeaders.Disabled;
        }

        ArrayBufferWriter<byte> destination = new();
        answers.WriteReply(events, destination);
        return destination.WrittenSpan;
    }

    /// <summary>The exporter's name of the subject, after the exporter's mappings; false when those drop the message.</summary>
    private bool TryRename(ReadOnlySpan<byte> local, RelayHop hop, out ReadOnlySpan<byte> subject)
    {
        subject = local;
        if (_fixedSubject.Length > 0)
        {
            subject = _fixedSubject;
        }
        else if (!import.Path.IsSame)
        {
            hop.Subject.ResetWrittenCount();
            import.Path.Rename(local, hop.Subject, broker.Random);
            subject = hop.Subject.WrittenSpan;
        }

        return Exporter.Mappings?.Find(subject) is not { } mapping || TryMap(mapping, hop, ref subject);
    }

    private bool TryMap(SubjectMapping mapping, RelayHop hop, ref ReadOnlySpan<byte> subject)
    {
        hop.Text.ResetWrittenCount();
        switch (mapping.Map(subject, hop.Text, broker.Random))
        {
            case MappingOutcome.Mapped:
                subject = hop.Text.WrittenSpan; // found in the routes before the buffer is used again
                return true;
            case MappingOutcome.Unchanged:
                return true;
            default:
                return false;
        }
    }
}
