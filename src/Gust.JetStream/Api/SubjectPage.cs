using System.Text;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Rules;
using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.JetStream.Api;

/// <summary>How many messages a stream holds of each subject, a part of them at a time.</summary>
internal static class SubjectPage
{
    public const int SubjectsMax = 100_000;

    /// <summary>Which part it is; nothing but zeros when no subject matches.</summary>
    public static Page Read(IStreamStore store, StreamInfoRequest request, out Dictionary<string, ulong> subjects)
    {
        List<(string Name, ulong Messages)> all = Collect(store, request.SubjectsFilter);
        subjects = new Dictionary<string, ulong>(StringComparer.Ordinal);
        if (all.Count == 0)
        {
            return new Page();
        }

        long offset = Math.Max(request.Offset, 0);
        all.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        for (long i = Math.Min(offset, all.Count), end = Math.Min(i + SubjectsMax, all.Count); i < end; i++)
        {
            subjects[all[(int)i].Name] = all[(int)i].Messages;
        }

        return new Page { Total = all.Count, Offset = offset, Limit = SubjectsMax };
    }

    private static List<(string Name, ulong Messages)> Collect(IStreamStore store, string filter)
    {
        List<(string Name, ulong Messages)> all = [];
        if (Subject.IsValid(filter))
        {
            store.VisitSubjects(new SubjectFilter([Encoding.UTF8.GetBytes(filter)]), (ReadOnlySpan<byte> subject, in SubjectState state) =>
            {
                all.Add((Encoding.UTF8.GetString(subject), (ulong)state.Messages));
                return true;
            });
        }

        return all;
    }
}
