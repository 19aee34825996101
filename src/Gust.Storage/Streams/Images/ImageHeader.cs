using System.Buffers;
using System.Buffers.Binary;
using Gust.Storage.Streams.Blocks;

namespace Gust.Storage.Streams.Images;

/// <summary>The part of an image that its writer keeps: number, owner's position and the state, or where it lies.</summary>
/// <param name="IsEncrypted">The state is encrypted, here or where it lies.</param>
internal readonly record struct ImageHeader(long Number, long Position, StateFile State, bool IsEncrypted)
{
    private const int Size = 44;
    private const uint Magic = 0x3147_4D49; // IMG1
    private const uint EncryptedMagic = 0x3145_4D49; // IME1
    private const int CrcAt = 40;

    public static void Write(IBufferWriter<byte> image, in ImageHeader header, ReadOnlySpan<byte> inline)
    {
        var into = image.GetSpan(Size + inline.Length)[..(Size + inline.Length)];
        BinaryPrimitives.WriteUInt32LittleEndian(into, header.IsEncrypted ? EncryptedMagic : Magic);
        BinaryPrimitives.WriteInt64LittleEndian(into[4..], header.Number);
        BinaryPrimitives.WriteInt64LittleEndian(into[12..], header.Position);
        BinaryPrimitives.WriteUInt64LittleEndian(into[20..], header.State.Number);
        BinaryPrimitives.WriteInt64LittleEndian(into[28..], header.State.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(into[36..], header.State.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(into[CrcAt..], Crc32C.Of(into[..CrcAt]));
        inline.CopyTo(into[Size..]);
        image.Advance(into.Length);
    }

    public static ImageHeader Read(ReadOnlySpan<byte> image, out ReadOnlySpan<byte> inline)
    {
        if (image.Length < Size
            || BinaryPrimitives.ReadUInt32LittleEndian(image) is not (Magic or EncryptedMagic)
            || BinaryPrimitives.ReadUInt32LittleEndian(image[CrcAt..]) != Crc32C.Of(image[..CrcAt]))
        {
            throw new InvalidDataException("The image of a stream's state is damaged.");
        }

        inline = image[Size..];
        return new ImageHeader(
            BinaryPrimitives.ReadInt64LittleEndian(image[4..]),
            BinaryPrimitives.ReadInt64LittleEndian(image[12..]),
            new StateFile(
                BinaryPrimitives.ReadUInt64LittleEndian(image[20..]),
                BinaryPrimitives.ReadInt64LittleEndian(image[28..]),
                BinaryPrimitives.ReadUInt32LittleEndian(image[36..])),
            BinaryPrimitives.ReadUInt32LittleEndian(image) == EncryptedMagic);
    }
}
