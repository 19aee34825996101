using System.Buffers;
using System.Text;
using Gust.Foundation;
using Gust.Subjects;

namespace Gust.Fuzz;

public sealed class SubjectFuzzTests
{
    private static readonly string[] Fragments =
    [
        "a", "b.c", ".", "*", ">", "$1", "$2", "$9", "{{", "}}", "{{wildcard(1)}}", "{{partition(10,1,2)}}", "{{partition(0)}}", "{{split(1,-)}}", "{{splitfromleft(1,2)}}", "{{SliceFromRight(1,3)}}",
        "{{left(1,-1)}}", "{{right(1,99999999999)}}", "{{random(5)}}", "(", ")", ",", " ", "1", "-", "ü", "\t",
    ];

    [Fact]
    public void Transforms_of_any_text_are_refused_or_work() => FuzzRun.Of(random =>
    {
        string source = random.Next(3) == 0 ? Noise.Text(random, Fragments, 6) : "a.*.*.>";
        if (!SubjectTransform.TryCreate(source, Noise.Text(random, Fragments, 8), out SubjectTransform? transform, out string? error))
        {
            Assert.False(string.IsNullOrEmpty(error));
            return;
        }

        ArrayBufferWriter<byte> output = new();
        foreach (string subject in new[] { "a.b.c.d", "a.b-c.d.e.f", "a.ü.x.y", "a.b.*.c", "a.b.c.>" })
        {
            if (SubjectRules.IsSubsetOf(Encoding.UTF8.GetBytes(subject), Encoding.UTF8.GetBytes(source)))
            {
                transform.Apply(Encoding.UTF8.GetBytes(subject), output, random);
            }
        }
    });

    [Fact]
    public void Tree_takes_every_valid_subject_and_matches_any_bytes() => FuzzRun.Of(random =>
    {
        SubjectTree<TreeEntry> tree = new(random);
        List<(byte[] Subject, TreeEntry Entry)> added = [];
        for (int i = 0; i < 100; i++)
        {
            byte[] subject = random.Next(4) == 0 ? Noise.Bytes(random, 30) : Encoding.UTF8.GetBytes(Noise.Text(random, Fragments, 8));
            if (SubjectRules.IsValid(subject))
            {
                TreeEntry entry = new();
                tree.Add(subject, null, entry);
                added.Add((subject, entry));
            }

            tree.Match(subject, new MatchResult<TreeEntry>());
        }

        Assert.All(added, pair => Assert.True(tree.Remove(pair.Subject, default, pair.Entry)));
        Assert.Equal(0, tree.Count);
    });
}
