using Gust.Foundation;

namespace Gust.Client;

/// <summary>Short names that do not collide: 22 characters of letters and digits, 131 bits.</summary>
internal static class UniqueId
{
    private const int Length = 22;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string Next(IRandom random)
    {
        Span<char> id = stackalloc char[Length];
        Span<byte> chance = stackalloc byte[Length * 4];
        random.Fill(chance);
        for (int i = 0; i < Length; i++)
        {
            id[i] = Alphabet[(int)(BitConverter.ToUInt32(chance[(i * 4)..]) % (uint)Alphabet.Length)];
        }

        return new string(id);
    }
}
