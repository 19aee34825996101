using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Security.Tokens;

namespace Gust.Server.Operators;

/// <summary>Keeps the JWTs of accounts in a directory, one file <c>KEY.jwt</c> each: all of them (full) or the latest used (cache).</summary>
/// <remarks>Files are replaced as a whole, so a crash leaves the old or the new token, never half of one.</remarks>
internal sealed class DirectorySource : IAccountSource
{
    /// <summary>Tokens that a cache keeps unless told otherwise.</summary>
    public const int CacheLimit = 1000;

    private const string Extension = ".jwt";
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly string _directory;
    private readonly bool _hardDelete;
    private readonly long? _limit;
    private readonly TimeSpan? _timeToLive;

    /// <exception cref="IOException">The directory cannot be made.</exception>
    public DirectorySource(ResolverOptions options, TimeProvider time)
    {
        _time = time;
        IsCache = options.Kind == ResolverKind.Cache;
        AllowsDelete = options.AllowDelete && !IsCache;
        _directory = options.Directory ?? "";
        _hardDelete = options.HardDelete;
        _limit = options.Limit ?? (IsCache ? CacheLimit : null);
        _timeToLive = IsCache ? options.Ttl : null;
        Directory.CreateDirectory(_directory);
    }

    /// <summary>Holds some accounts only.</summary>
    public bool IsCache { get; }

    public bool AllowsDelete { get; }

    public ValueTask<string?> FetchAsync(string account) => new(Read(account));

    /// <summary>Null when it is not held.</summary>
    public string? Read(string account)
    {
        if (!NKeyText.IsValid(account, NKeyPrefix.Account))
        {
            return null;
        }

        lock (_lock)
        {
            FileInfo file = new(PathOf(account));
            if (!file.Exists || _time.GetUtcNow().UtcDateTime - file.LastAccessTimeUtc > _timeToLive)
            {
                return null;
            }

            if (IsCache)
            {
                file.LastAccessTimeUtc = _time.GetUtcNow().UtcDateTime; // the least recently used goes first
            }

            return File.ReadAllText(file.FullName).Trim();
        }
    }

    /// <summary>Keeps a token unless a younger one of the account is held: then false.</summary>
    /// <exception cref="IOException">The disk does not take it, or the limit is reached.</exception>
    public bool Save(string account, string jwt, long issuedAt)
    {
        lock (_lock)
        {
            string path = PathOf(account);
            if (File.Exists(path))
            {
                if (JwtToken.TryDecode(File.ReadAllText(path).Trim(), out AccountClaims? held, out _) && held.IssuedAt > issuedAt)
                {
                    return false;
                }
            }
            else
            {
                MakeRoom();
            }

            WriteWhole(path, jwt);
            return true;
        }
    }

    /// <summary>Keys of all accounts held, in order.</summary>
    public IReadOnlyList<string> List()
    {
        lock (_lock)
        {
            return [.. Directory.EnumerateFiles(_directory, "*" + Extension).Select(path => Path.GetFileNameWithoutExtension(path)).Where(key => NKeyText.IsValid(key, NKeyPrefix.Account)).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Forgets an account, which need not be held.</summary>
    public void Delete(string account)
    {
        lock (_lock)
        {
            string path = PathOf(account);
            if (!File.Exists(path))
            {
                return;
            }

            if (_hardDelete)
            {
                File.Delete(path);
            }
            else
            {
                File.Move(path, path + ".deleted", overwrite: true);
            }
        }
    }

    private void MakeRoom()
    {
        if (_limit is not { } limit)
        {
            return;
        }

        FileInfo[] files = [.. new DirectoryInfo(_directory).EnumerateFiles("*" + Extension).OrderBy(file => file.LastAccessTimeUtc)];
        if (files.Length < limit)
        {
            return;
        }

        if (!IsCache)
        {
            throw new IOException("jwt store is full");
        }

        foreach (FileInfo oldest in files.Take(files.Length - (int)limit + 1))
        {
            oldest.Delete();
        }
    }

    private static void WriteWhole(string path, string text)
    {
        string temporary = path + ".new";
        using (FileStream file = new(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private string PathOf(string account) => Path.Combine(_directory, account + Extension);
}
