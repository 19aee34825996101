using System.Text;
using Gust.Foundation;

namespace Gust.Fuzz;

/// <summary>Texts made of fragments that mean something to a parser, and of bytes that do not.</summary>
internal static class Noise
{
    public static byte[] Bytes(SeededRandom random, int lengthMax)
    {
        byte[] bytes = new byte[random.Next(lengthMax + 1)];
        random.Fill(bytes);
        return bytes;
    }

    /// <summary>Up to <paramref name="countMax"/> fragments in a row, now and then with a character changed, lost or doubled.</summary>
    public static string Text(SeededRandom random, IReadOnlyList<string> fragments, int countMax)
    {
        StringBuilder text = new();
        for (int count = random.Next(countMax + 1); count > 0; count--)
        {
            text.Append(fragments[random.Next(fragments.Count)]);
        }

        for (int damages = random.Next(3); damages > 0 && text.Length > 0; damages--)
        {
            Damage(text, random);
        }

        return text.ToString();
    }

    private static void Damage(StringBuilder text, SeededRandom random)
    {
        int at = random.Next(text.Length);
        switch (random.Next(3))
        {
            case 0:
                text.Remove(at, 1);
                break;
            case 1:
                text[at] = (char)random.Next(random.Next(2) == 0 ? 128 : 0x10000);
                break;
            default:
                text.Insert(at, text[at]);
                break;
        }
    }
}
