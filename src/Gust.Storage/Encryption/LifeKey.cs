namespace Gust.Storage.Encryption;

/// <summary>The key of one life of a store, from its opening to its end. Thread-safe: who uses a cipher has it for himself meanwhile.</summary>
internal sealed class LifeKey(CipherKind kind, byte[] salt, byte[] key) : IDisposable
{
    /// <summary>Ciphers that are kept: more are in use only while more threads are busy.</summary>
    private const int IdleMax = 8;

    private readonly Lock _lock = new();
    private readonly Stack<RecordCipher> _idle = [];
    private bool _isDisposed;

    public ReadOnlySpan<byte> Salt => salt;

    public RecordCipher Rent()
    {
        lock (_lock)
        {
            if (_idle.TryPop(out RecordCipher? cipher))
            {
                return cipher;
            }
        }

        return RecordCipher.Create(kind, key);
    }

    public void Return(RecordCipher cipher)
    {
        lock (_lock)
        {
            if (!_isDisposed && _idle.Count < IdleMax)
            {
                _idle.Push(cipher);
                return;
            }
        }

        cipher.Dispose();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            while (_idle.TryPop(out RecordCipher? cipher))
            {
                cipher.Dispose();
            }
        }
    }
}
