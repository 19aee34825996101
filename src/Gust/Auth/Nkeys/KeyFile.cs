using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Gust.Security.Keys;

namespace Gust.Cli.Auth.Nkeys;

/// <summary>Files that hold a key: a seed or a public key in a line of its own, with text for people around it.</summary>
internal static class KeyFile
{
    public static NKeyPair SigningKey(string file) =>
        Lines<NKeyPair>(file, NKeyPair.TryFromSeed)
        ?? throw new CliException($"{file} holds no seed of a signing key; a seed is a line which begins with S");

    public static CurveKeyPair CurveKey(string file) => TryCurveKey(file) ?? throw new CliException($"{file} holds no seed of a curve key; that begins with SX");

    public static CurveKeyPair? TryCurveKey(string file) =>
        Lines<CurveKeyPair>(file, CurveKeyPair.TryFromSeed);

    /// <summary>The public key that a file holds, or that of its seed.</summary>
    public static string PublicKey(string file)
    {
        if (Lines<string>(file, TryPublicKey) is { } shown)
        {
            return shown;
        }

        using CurveKeyPair? curve = TryCurveKey(file);
        if (curve is not null)
        {
            return curve.PublicKey;
        }

        using NKeyPair key = SigningKey(file);
        return key.PublicKey;
    }

    private static bool TryPublicKey(ReadOnlySpan<char> line, [NotNullWhen(true)] out string? key)
    {
        key = NKeyText.TryDecode(line, out _, out _) ? line.ToString() : null;
        return key is not null;
    }

    private static T? Lines<T>(string file, Reader<T> read)
        where T : class
    {
        byte[] bytes = File.ReadAllBytes(file);
        char[] text = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        int length = Encoding.UTF8.GetChars(bytes, text);
        try
        {
            foreach (ReadOnlySpan<char> line in text.AsSpan(0, length).EnumerateLines())
            {
                if (read(line.Trim(), out T? key))
                {
                    return key;
                }
            }

            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            Array.Clear(text);
        }
    }

    private delegate bool Reader<T>(ReadOnlySpan<char> line, [NotNullWhen(true)] out T? key);
}
