using System.Buffers.Binary;
using Gust.Foundation;

namespace Gust.Core.Sharing;

/// <summary>The random tokens of six base-62 characters that reply subjects between accounts are made of.</summary>
/// <remarks>Draws chance for many tokens at once. Not thread-safe.</remarks>
internal sealed class ReplyTokens(IRandom random)
{
    public const int Size = 6;
    private const ulong Base = 62;
    private const ulong Count = Base * Base * Base * Base * Base * Base;

    private readonly byte[] _chance = new byte[32 * sizeof(ulong)];
    private int _used = int.MaxValue;

    private static ReadOnlySpan<byte> Digits => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8;

    public ulong Next()
    {
        if (_used >= _chance.Length)
        {
            random.Fill(_chance);
            _used = 0;
        }

        ulong value = BinaryPrimitives.ReadUInt64LittleEndian(_chance.AsSpan(_used));
        _chance.AsSpan(_used, sizeof(ulong)).Clear();
        _used += sizeof(ulong);
        return value % Count;
    }

    public static void Write(ulong token, Span<byte> destination)
    {
        for (int i = Size - 1; i >= 0; i--)
        {
            destination[i] = Digits[(int)(token % Base)];
            token /= Base;
        }
    }

    /// <summary>False for what no token looks like.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out ulong token)
    {
        token = 0;
        foreach (byte character in text[..Math.Min(text.Length, Size)])
        {
            int digit = Digits.IndexOf(character);
            if (digit < 0)
            {
                return false;
            }

            token = (token * Base) + (ulong)digit;
        }

        return text.Length >= Size;
    }
}
