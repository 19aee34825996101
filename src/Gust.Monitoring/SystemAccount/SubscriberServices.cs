using System.Globalization;
using System.Text;
using Gust.Core;
using Gust.Subjects;

namespace Gust.Monitoring.SystemAccount;

/// <summary>Counts subscriptions of clients, as a plain number.</summary>
internal sealed class SubscriberServices(Broker broker, RequestDesk desk, Answers answers)
{
    public void Start()
    {
        desk.Serve("$SYS.REQ.ACCOUNT.NSUBS", AnswerServer);
        desk.Serve("$SYS.DEBUG.SUBSCRIBERS", AnswerPerson);
    }

    /// <summary>Another server asks, and waits for those only that have clients of the account.</summary>
    private void AnswerServer(SystemRequest request)
    {
        if (!request.Body.AsSpan().IsEmpty
            && RequestBody.TryRead(request.Body, SystemAccountJson.Default.SubscriberQuestion, out SubscriberQuestion? question, out _)
            && broker.Accounts.TryGet(question.Acc ?? "", out Account? account)
            && account.Connections > 0)
        {
            Tell(request, Count(account, question.Subject ?? "", question.Queue));
        }
    }

    /// <summary>Somebody asks with a subject and perhaps a queue group, for the system account.</summary>
    private void AnswerPerson(SystemRequest request)
    {
        string[] words = Encoding.UTF8.GetString(request.Body).Trim().Split(' ');
        Tell(request, Count(broker.Accounts.System, words[0], words.Length > 1 ? Encoding.UTF8.GetBytes(words[1]) : null));
    }

    private void Tell(SystemRequest request, int count) =>
        answers.Responder.Answer(request.Reply, Encoding.ASCII.GetBytes(count.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Subscriptions that a message on the subject would match; of a pattern, those that lie within it.</summary>
    private static int Count(Account account, string subject, byte[]? queue)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(subject);
        if (!SubjectRules.IsValid(wanted) || queue is { Length: 0 })
        {
            return 0; // a group without a name has no members
        }

        bool isLiteral = SubjectRules.IsLiteral(wanted);
        List<ISink> sinks = [];
        account.Interest.CopyTo(sinks);
        return sinks.OfType<Subscription>().Count(subscription =>
            (queue is null || subscription.Queue.AsSpan().SequenceEqual(queue))
            && (isLiteral ? SubjectRules.Matches(wanted, subscription.Subject) : SubjectRules.IsSubsetOf(subscription.Subject, wanted)));
    }
}
