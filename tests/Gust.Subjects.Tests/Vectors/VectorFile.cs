using System.Text;

namespace Gust.Subjects.Tests.Vectors;

/// <summary>Rows observed on the real server, from a tab-separated file in this folder.</summary>
internal static class VectorFile
{
    public static TheoryData<string, string, string> Triples(string name) =>
        [.. Rows(name).Select(row => (row[0], row[1], row[2]))];

    public static TheoryData<string, string, string, string> Quadruples(string name) =>
        [.. Rows(name).Select(row => (row[0], row[1], row[2], row[3]))];

    /// <summary>Bytes from text in which %XX stands for one.</summary>
    public static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }

        return [.. bytes];
    }

    private static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(VectorFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                yield return line.Split('\t');
            }
        }
    }
}
