using System.CommandLine;
using Gust.Cli.Commands;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary>The options that say what a stream shall be.</summary>
internal sealed class StreamFlags
{
    private readonly ConfigFlags<StreamConfig> _flags;

    /// <param name="command">Gets the options.</param>
    /// <param name="isEdit">What a stream cannot change later is left out, and what can be taken back is added.</param>
    public StreamFlags(Command command, bool isEdit)
    {
        _flags = new ConfigFlags<StreamConfig>(command);
        AddBasics(isEdit);
        AddLimits();
        AddOrigins();
        AddFeatures();
        AddRouting();
        if (isEdit)
        {
            AddRemovals();
        }
        else
        {
            AddFixed();
        }
    }

    public bool AnyGiven(CommandContext context) => _flags.AnyGiven(context);

    public bool IsGiven(CommandContext context, string name) => _flags.IsGiven(context, name);

    public void ApplyTo(CommandContext context, StreamConfig config) => _flags.ApplyTo(context, config);

    private void AddBasics(bool isEdit)
    {
        _flags.Texts("--subjects", "SUBJECTS", "Subjects that the stream stores; may be repeated", (c, v) => c.Subjects = v);
        _flags.Text("--description", "TEXT", "What the stream is for", (c, v) => c.Description = v);
        if (!isEdit)
        {
            _flags.Word(
                "--storage", "Where messages are kept", (c, v) => c.Storage = v,
                ("file", StorageKind.File), ("memory", StorageKind.Memory), ("f", StorageKind.File), ("m", StorageKind.Memory));
        }

        _flags.Word("--compression", "How stored messages are compressed", (c, v) => c.Compression = v, ("none", CompressionKind.None), ("s2", CompressionKind.S2));
        _flags.Number("--replicas", "N", "Servers that keep the stream", (c, v) => c.NumReplicas = v, min: 1);
        _flags.Texts("--tag", "TAG", "Keep the stream on servers with this tag; may be repeated", (c, v) => c.Placement = (c.Placement ?? new()) with { Tags = v }, "--tags");
        _flags.Text("--cluster", "CLUSTER", "Keep the stream in this cluster", (c, v) => c.Placement = (c.Placement ?? new()) with { Cluster = v });
        _flags.OnOff("ack", "Acknowledge what is published", (c, v) => c.NoAck = !v);
        _flags.Word(
            "--retention", "When messages are given up", (c, v) => c.Retention = v,
            ("limits", RetentionKind.Limits), ("interest", RetentionKind.Interest), ("work", RetentionKind.WorkQueue),
            ("workq", RetentionKind.WorkQueue), ("workqueue", RetentionKind.WorkQueue));
        _flags.Word("--discard", "Which messages yield at a limit", (c, v) => c.Discard = v, ("old", DiscardKind.Old), ("new", DiscardKind.New));
        _flags.OnOff("discard-per-subject", "Refuse new messages at the limit of their subject", SetDiscardPerSubject);
        _flags.Pairs("--metadata", "Add metadata; may be repeated", (c, v) => c.Metadata = v);
    }

    private void AddLimits()
    {
        _flags.Duration("--max-age", "Oldest message to keep", (c, v) => c.MaxAgeNs = v);
        _flags.Size("--max-bytes", "Most bytes to keep", (c, v) => c.MaxBytes = v);
        _flags.Number("--max-consumers", "N", "Most consumers", (c, v) => c.MaxConsumers = v);
        _flags.Size("--max-msg-size", "Largest message to take", (c, v) => c.MaxMsgSize = (int)v, int.MaxValue);
        _flags.Number("--max-msgs", "N", "Most messages to keep", (c, v) => c.MaxMsgs = v);
        _flags.Number("--max-msgs-per-subject", "N", "Most messages to keep of each subject", (c, v) => c.MaxMsgsPerSubject = v);
        _flags.Duration("--dupe-window", "How long message ids are remembered", (c, v) => c.DuplicateWindowNs = v);
        _flags.Duration(
            "--limit-consumer-inactive", "Longest inactive threshold of consumers", (c, v) => c.ConsumerLimits = c.ConsumerLimits with { InactiveThresholdNs = v });
        _flags.Number(
            "--limit-consumer-max-pending", "N", "Most unacknowledged messages of consumers", (c, v) => c.ConsumerLimits = c.ConsumerLimits with { MaxAckPending = v });
    }

    private void AddOrigins()
    {
        _flags.Text("--mirror", "STREAM", "Keep a copy of another stream: its name, or a JSON object as the API has it", (c, v) => c.Mirror = OriginArgument.Parse("--mirror", v));
        _flags.Whole(
            "--source", "STREAM", "Copy another stream's messages into this one: its name, or a JSON object; may be repeated",
            (c, v) => c.Sources = [.. v.Select(one => OriginArgument.Parse("--source", one))]);
    }

    private void AddFeatures()
    {
        _flags.OnOff("allow-batch", "Take atomic batches", (c, v) => c.AllowAtomic = v, "allow-atomic-batch");
        _flags.OnOff("allow-fast-batch", "Take fast batches", (c, v) => c.AllowBatched = v, "allow-batched");
        _flags.OnOff("allow-counter", "Make the subjects counters", (c, v) => c.AllowMsgCounter = v);
        _flags.OnOff("allow-rollup", "Let a message replace those before it", (c, v) => c.AllowRollup = v);
        _flags.OnOff("deny-delete", "Refuse to delete messages", (c, v) => c.DenyDelete = v);
        _flags.OnOff("deny-purge", "Refuse to purge", (c, v) => c.DenyPurge = v);
        _flags.OnOff("allow-direct", "Let any server of the stream answer gets", (c, v) => c.AllowDirect = v);
        _flags.OnOff("allow-mirror-direct", "Let mirrors answer gets of their origin", (c, v) => c.MirrorDirect = v);
        _flags.OnOff("allow-msg-ttl", "Let messages say how long they live", (c, v) => c.AllowMsgTtl = v);
        _flags.OnOff("allow-schedules", "Take messages that are to be sent later", (c, v) => c.AllowMsgSchedules = v);
        _flags.Duration(
            "--subject-del-markers-ttl", "How long a marker stays of a subject whose last message expired",
            (c, v) => c.SubjectDeleteMarkerTtlNs = v, "--subject-delete-markers-ttl");
    }

    private void AddRouting()
    {
        _flags.Text("--transform-source", "SUBJECT", "Subjects to rename before messages are stored", (c, v) => c.SubjectTransform = (c.SubjectTransform ?? new()) with { Source = v });
        _flags.Text("--transform-destination", "SUBJECT", "Their new names", (c, v) => c.SubjectTransform = (c.SubjectTransform ?? new()) with { Destination = v });
        _flags.Text("--republish-source", "SUBJECT", "Subjects to publish again once they are stored", (c, v) => c.Republish = (c.Republish ?? new()) with { Source = v });
        _flags.Text("--republish-destination", "SUBJECT", "Where to publish them", (c, v) => c.Republish = (c.Republish ?? new()) with { Destination = v });
        _flags.On("--republish-headers", "Publish headers only", c => c.Republish = (c.Republish ?? new()) with { HeadersOnly = true });
    }

    private void AddRemovals()
    {
        _flags.On("--no-mirror", "Make a mirror a stream of its own", c => c.Mirror = null);
        _flags.On("--no-transform", "Rename subjects no longer", c => c.SubjectTransform = null);
        _flags.On("--no-republish", "Publish nothing again", c => c.Republish = null);
    }

    private void AddFixed()
    {
        _flags.Number("--first-sequence", "SEQUENCE", "Sequence of the first message", (c, v) => c.FirstSeq = (ulong)v, min: 1);
        _flags.Word("--persist-mode", "Whether an acknowledgement waits for the store", (c, v) => c.PersistMode = v, ("default", PersistKind.Default), ("async", PersistKind.Async));
    }

    private static void SetDiscardPerSubject(StreamConfig config, bool isOn)
    {
        config.Discard = isOn ? DiscardKind.New : config.Discard;
        config.DiscardNewPerSubject = isOn;
    }
}
