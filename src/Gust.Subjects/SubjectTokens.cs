namespace Gust.Subjects;

/// <summary>Walks the tokens of a subject, empty ones too, without copying. An empty subject has none.</summary>
internal readonly ref struct SubjectTokens(ReadOnlySpan<byte> subject)
{
    private readonly ReadOnlySpan<byte> _subject = subject;

    public Enumerator GetEnumerator() => new(_subject);

    internal ref struct Enumerator(ReadOnlySpan<byte> subject)
    {
        private ReadOnlySpan<byte> _left = subject;
        private bool _ended = subject.IsEmpty;

        public SubjectToken Current { get; private set; }

        public bool MoveNext()
        {
            if (_ended)
            {
                return false;
            }

            var length = _left.IndexOf((byte)'.');
            _ended = length < 0;
            Current = new SubjectToken(_ended ? _left : _left[..length], _ended);
            _left = _ended ? default : _left[(length + 1)..];
            return true;
        }
    }
}
