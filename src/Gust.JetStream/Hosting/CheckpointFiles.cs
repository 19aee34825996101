using System.Globalization;
using Gust.Foundation.Disk;
using Gust.Storage.Encryption;

namespace Gust.JetStream.Hosting;

/// <summary>The checkpoints of a store: the two newest are kept.</summary>
internal sealed class CheckpointFiles(IDisk disk, string folder, StoreCipher? cipher)
{
    private const string Prefix = "checkpoint-";
    private const string Draft = "checkpoint.draft";

    /// <summary>All that can be read, newest first, and what is wrong with the others.</summary>
    public List<Checkpoint> Read(Action<string> damaged)
    {
        List<Checkpoint> found = [];
        foreach (string name in disk.Files(folder).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            try
            {
                found.Add(Checkpoint.Parse(Plain(Content(PathOf(name)))));
            }
            catch (InvalidDataException e)
            {
                damaged($"{name}: {e.Message}");
            }
        }

        found.Sort((left, right) => right.Number.CompareTo(left.Number));
        return found;
    }

    /// <summary>Puts a checkpoint on stable storage; those before the last one are deleted.</summary>
    public void Write(Checkpoint checkpoint)
    {
        disk.Delete(PathOf(Draft));
        using (IDiskFile file = disk.Open(PathOf(Draft)))
        {
            byte[] bytes = checkpoint.ToBytes();
            file.Write(0, cipher is null ? bytes : [.. SealedMark, .. cipher.Seal(bytes, SealedMark)]);
            file.Sync();
        }

        disk.Rename(PathOf(Draft), PathOf(NameOf(checkpoint.Number)));
        disk.SyncFolder(folder);
        foreach (string name in disk.Files(folder))
        {
            if (NumberOf(name) is { } number && number < checkpoint.Number - 1)
            {
                disk.Delete(PathOf(name));
            }
        }
    }

    private static ReadOnlySpan<byte> SealedMark => "CKPS"u8;

    private byte[] Plain(byte[] content)
    {
        if (!content.AsSpan().StartsWith(SealedMark))
        {
            return content;
        }

        ReadOnlySpan<byte> secret = content.AsSpan(SealedMark.Length);
        byte[] plain = new byte[Math.Max(0, secret.Length - StoreCipher.Overhead)];
        return cipher is not null && secret.Length >= StoreCipher.Overhead && cipher.TryOpen(secret, SealedMark, plain)
            ? plain
            : throw new InvalidDataException("The checkpoint is damaged.");
    }

    private static string NameOf(long number) => Prefix + number.ToString(CultureInfo.InvariantCulture);

    private static long? NumberOf(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private string PathOf(string name) => $"{folder}/{name}";

    private byte[] Content(string path)
    {
        using IDiskFile file = disk.Open(path);
        byte[] bytes = new byte[file.Length];
        return file.Read(0, bytes) == bytes.Length ? bytes : throw new InvalidDataException("The checkpoint is cut off.");
    }
}
