using System.Text.Json.Serialization.Metadata;
using Gust.Core.Sharing;
using Gust.JetStream.Hosting;
using Gust.JetStream.Streams;

namespace Gust.Monitoring.Documents.Health;

/// <summary>Gives <see cref="HealthStatus"/>, as probes and load balancers ask for it.</summary>
internal sealed class HealthDocument(MonitoredServer server) : Document<HealthzOptions, HealthStatus>("HEALTHZ", "/healthz")
{
    protected override JsonTypeInfo<HealthzOptions> OptionsType => MonitoringJson.Default.HealthzOptions;

    protected override JsonTypeInfo<HealthStatus> DataType => MonitoringJson.Default.HealthStatus;

    /// <summary>What keeps it from serving; null: nothing, but for a consumer, who is asked for in his stream's turn.</summary>
    public HealthProblem? Problem(HealthzOptions options)
    {
        if (options.Account.Length == 0 && options.Stream.Length > 0)
        {
            return new HealthProblem(HealthProblem.BadRequest) { Code = 400, Error = "\"account\" must not be empty when checking stream health" };
        }

        if (options.Stream.Length == 0 && options.Consumer.Length > 0)
        {
            return new HealthProblem(HealthProblem.BadRequest) { Code = 400, Error = "\"stream\" must not be empty when checking consumer health" };
        }

        bool isWanted = server.Options().JetStream is { Enabled: true };
        if (server.JetStream() is not { } streams)
        {
            return isWanted ? new HealthProblem(HealthProblem.OfJetStream) { Code = 503, Error = "JetStream not enabled" } : null;
        }

        if (streams.StoreFailure is { } failure)
        {
            return new HealthProblem(HealthProblem.OfJetStream) { Code = 503, Error = $"JetStream cannot store: {failure.Message}" };
        }

        return options.Account.Length == 0 || !options.WantsAssets ? null : AssetProblem(streams, options);
    }

    protected override HealthzOptions Read(MonitoringQuery query) => new()
    {
        JsEnabled = query.Flag("js-enabled"),
        JsEnabledOnly = query.Flag("js-enabled-only"),
        JsServerOnly = query.Flag("js-server-only"),
        JsMetaOnly = query.Flag("js-meta-only"),
        Account = query.Text("account"),
        Stream = query.Text("stream"),
        Consumer = query.Text("consumer"),
        Details = query.Flag("details"),
    };

    protected override void Make(HealthzOptions options, Action<HealthStatus> done)
    {
        if (Problem(options) is { } problem)
        {
            done(StatusOf(problem, options.Details));
            return;
        }

        if (options.Consumer.Length == 0 || !options.WantsAssets || server.JetStream() is not { } streams || StreamOf(streams, options) is not { } stream)
        {
            done(Healthy());
            return;
        }

        stream.Post(owner => done(owner.Consumers.TryGet(options.Consumer, out _)
            ? Healthy()
            : StatusOf(NoConsumer(options), options.Details)));
    }

    protected override MonitoringAnswer ToAnswer(HealthStatus data) =>
        new(data.StatusCode, MonitoringAnswer.Json, Write(data with { StatusCode = 0 }, ClientInfo.JsonOptions));

    private static HealthStatus Healthy() => new() { Status = "ok", StatusCode = 200 };

    private static HealthStatus StatusOf(HealthProblem problem, bool withDetails) => withDetails
        ? new HealthStatus { Status = "error", StatusCode = problem.Code, Errors = [problem] }
        : new HealthStatus { Status = problem.Code == 400 ? "error" : "unavailable", StatusCode = problem.Code, Error = problem.Error };

    private static HealthProblem NoConsumer(HealthzOptions options) => new(HealthProblem.OfConsumer, options.Account, options.Stream, options.Consumer)
    {
        Code = 404,
        Error = $"JetStream consumer \"{options.Consumer}\" not found for stream \"{options.Stream}\" on account \"{options.Account}\"",
    };

    private static StreamOwner? StreamOf(JetStreamServer streams, HealthzOptions options) =>
        streams.TryGet(options.Account, out JetStreamAccount? account) && account.TryGet(options.Stream, out StreamOwner? stream) ? stream : null;

    private static HealthProblem? AssetProblem(JetStreamServer streams, HealthzOptions options)
    {
        if (!streams.TryGet(options.Account, out JetStreamAccount? account) || !account.IsEnabled)
        {
            return new HealthProblem(HealthProblem.OfAccount, options.Account) { Code = 404, Error = $"JetStream account \"{options.Account}\" not found" };
        }

        return options.Stream.Length == 0 || account.TryGet(options.Stream, out _)
            ? null
            : new HealthProblem(HealthProblem.OfStream, options.Account, options.Stream)
            {
                Code = 404,
                Error = $"JetStream stream \"{options.Stream}\" not found on account \"{options.Account}\"",
            };
    }
}
