using Gust.JetStream.Api;
using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>Whether a stream's configuration agrees with the subject it came by.</summary>
internal static class StreamNaming
{
    public static JetStreamError? Check(ApiSubject subject, StreamConfig config)
    {
        // An update without a name is told what is wrong with the name.
        if (subject.Verb == ApiVerb.StreamUpdate && StreamNameRules.Check(config.Name) is { } error)
        {
            return error;
        }

        return config.Name == subject.First ? null : JetStreamError.Of(ErrorCode.StreamMismatch);
    }
}
