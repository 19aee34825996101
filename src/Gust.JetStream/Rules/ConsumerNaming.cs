using Gust.JetStream.Api;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;

namespace Gust.JetStream.Rules;

/// <summary>Whether a create request agrees with the subject it came by.</summary>
internal static class ConsumerNaming
{
    /// <summary>The request's configuration with the name of the subject; empty for an ephemeral consumer that is still to be named.</summary>
    public static Ruling<ConsumerConfig> Resolve(ApiSubject subject, CreateConsumerRequest request)
    {
        if (request.StreamName != subject.First)
        {
            return JetStreamError.Of(ErrorCode.StreamMismatch);
        }

        ConsumerConfig config = request.Config;
        bool isUnnamed = subject.Second.Length == 0;
        if (subject.Verb == ApiVerb.ConsumerDurableCreate && config.Durable.Length == 0)
        {
            return JetStreamError.Of(ErrorCode.ConsumerDurableNameNotSet);
        }

        if (isUnnamed && config.Durable.Length > 0)
        {
            return JetStreamError.Of(ErrorCode.ConsumerEphemeralWithDurableName);
        }

        if (!isUnnamed && config.Durable.Length > 0 && config.Durable != subject.Second)
        {
            return JetStreamError.Of(ErrorCode.ConsumerDurableNameNotMatchSubject);
        }

        string name = isUnnamed ? config.Name : subject.Second;
        return Fault(subject, config, name) is { } fault ? JetStreamError.Of(fault) : config with { Name = name };
    }

    private static ErrorCode? Fault(ApiSubject subject, ConsumerConfig config, string name)
    {
        if (subject.Rest.Length > 0 && config.FilterSubjects is { Count: > 0 })
        {
            return ErrorCode.ConsumerMultipleFiltersNotAllowed;
        }

        if (subject.Rest.Length > 0 && config.FilterSubject != subject.Rest)
        {
            return ErrorCode.ConsumerCreateFilterSubjectMismatch;
        }

        return StreamNameRules.HasPathSeparator(name) ? ErrorCode.ConsumerNameContainsPathSeparators : null;
    }
}
