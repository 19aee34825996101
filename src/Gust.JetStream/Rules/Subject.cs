using System.Text;
using Gust.Subjects;

namespace Gust.JetStream.Rules;

/// <summary>The rules of subjects for texts of configurations; <see cref="SubjectRules"/> works on bytes.</summary>
internal static class Subject
{
    /// <summary>Whether it can be subscribed to and has no blank.</summary>
    public static bool IsValid(string subject) => SubjectRules.IsValidForConfiguration(Bytes(subject));

    /// <summary>Whether it can also be published to.</summary>
    public static bool IsValidLiteral(string subject) => IsValid(subject) && SubjectRules.IsLiteral(Bytes(subject));

    public static bool IsLiteral(string subject) => SubjectRules.IsLiteral(Bytes(subject));

    public static bool Overlaps(string left, string right) => SubjectRules.Overlaps(Bytes(left), Bytes(right));

    public static bool IsSubsetOf(string subject, string pattern) => SubjectRules.IsSubsetOf(Bytes(subject), Bytes(pattern));

    /// <summary>Whether any two of them overlap.</summary>
    public static bool AnyOverlap(IReadOnlyList<string> subjects)
    {
        for (int first = 0; first < subjects.Count; first++)
        {
            for (int second = first + 1; second < subjects.Count; second++)
            {
                if (Overlaps(subjects[first], subjects[second]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public static bool AnyOverlap(IEnumerable<string> left, IReadOnlyList<string> right) =>
        AnyOverlap([.. left.Select(Bytes)], right);

    /// <summary>The same with subjects that are compared with many: allocates nothing for those of usual length.</summary>
    public static bool AnyOverlap(byte[][] left, IReadOnlyList<string> right)
    {
        Span<byte> room = stackalloc byte[256];
        for (int i = 0; i < right.Count; i++)
        {
            ReadOnlySpan<byte> other = Encoding.UTF8.TryGetBytes(right[i], room, out int length) ? room[..length] : Bytes(right[i]);
            foreach (byte[] one in left)
            {
                if (SubjectRules.Overlaps(one, other))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public static byte[] Bytes(string subject) => Encoding.UTF8.GetBytes(subject);
}
