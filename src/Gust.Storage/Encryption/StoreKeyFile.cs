using System.Security.Cryptography;
using Gust.Foundation;
using Gust.Foundation.Disk;

namespace Gust.Storage.Encryption;

/// <summary>The file in a store's folder that holds its data key. Everything else is encrypted with that, so another configured key rewrites only this file.</summary>
/// <remarks>The key lies in it twice, a page apart: without it the store is lost.</remarks>
internal static class StoreKeyFile
{
    public const string Name = "key";
    private const string NewName = "key.new";
    private const int CopyAt = 4096;

    /// <summary>The cipher of the store in a folder; null: it is not encrypted and shall not be.</summary>
    /// <remarks>A new key takes effect durably before this returns. A store that was not encrypted keeps what it has, and encrypts from now on.</remarks>
    /// <exception cref="StoreKeyException">The configured keys do not open it.</exception>
    public static StoreCipher? Open(IDisk disk, string folder, StoreSecrets secrets, IRandom random)
    {
        string path = Path.Combine(folder, Name);
        if (!disk.Exists(path))
        {
            return secrets.Key is null ? null : Create(disk, folder, secrets, random);
        }

        if (secrets.Key is null)
        {
            throw new StoreKeyException($"The store in {folder} is encrypted: set its 'key'.");
        }

        byte[] wrapped = Read(disk, path, out CipherKind kind);
        byte[] dataKey = new byte[RecordCipher.KeySize];
        if (!WrappedKey.TryUnwrap(wrapped, kind, secrets.Key, dataKey))
        {
            if (secrets.PreviousKey is null || !WrappedKey.TryUnwrap(wrapped, kind, secrets.PreviousKey, dataKey))
            {
                throw new StoreKeyException(WrongKey(folder, secrets));
            }

            Write(disk, folder, WrappedKey.Wrap(kind, dataKey, secrets.Key, random));
        }

        return Use(kind, dataKey, random);
    }

    private static StoreCipher Create(IDisk disk, string folder, StoreSecrets secrets, IRandom random)
    {
        byte[] dataKey = new byte[RecordCipher.KeySize];
        random.Fill(dataKey);
        disk.CreateFolder(folder);
        Write(disk, folder, WrappedKey.Wrap(secrets.Cipher, dataKey, secrets.Key!, random));
        return Use(secrets.Cipher, dataKey, random);
    }

    private static StoreCipher Use(CipherKind kind, byte[] dataKey, IRandom random)
    {
        var cipher = new StoreCipher(kind, dataKey, random);
        CryptographicOperations.ZeroMemory(dataKey);
        return cipher;
    }

    private static byte[] Read(IDisk disk, string path, out CipherKind kind)
    {
        using IDiskFile file = disk.Open(path);
        byte[] bytes = new byte[WrappedKey.Size];
        foreach (int at in (ReadOnlySpan<int>)[0, CopyAt])
        {
            if (file.Read(at, bytes) == bytes.Length && WrappedKey.IsIntact(bytes, out kind))
            {
                return bytes;
            }
        }

        throw new StoreKeyException($"The key file {path} is damaged; the store can be read again once a copy of the file is put there.");
    }

    private static void Write(IDisk disk, string folder, byte[] wrapped)
    {
        string path = Path.Combine(folder, NewName);
        using (IDiskFile file = disk.Open(path))
        {
            file.SetLength(0);
            file.Write(0, wrapped);
            file.Write(CopyAt, wrapped);
            file.Sync();
        }

        disk.Rename(path, Path.Combine(folder, Name));
        disk.SyncFolder(folder);
    }

    private static string WrongKey(string folder, StoreSecrets secrets) => secrets.PreviousKey is null
        ? $"The store in {folder} is encrypted with another key than 'key'; if that has changed, set the one before it as 'prev_key'."
        : $"The store in {folder} is encrypted with another key than 'key' and 'prev_key'.";
}
