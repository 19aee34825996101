using System.Buffers;
using System.Runtime.InteropServices;
using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Images;

namespace Gust.Storage.Streams;

/// <content>What is kept of a store beside its blocks.</content>
internal sealed partial class FileStreamStore
{
    /// <summary>Flushes, syncs, and writes what <see cref="Open"/> needs: a few hundred bytes; what does not fit into them is put into a file of its own.</summary>
    /// <param name="position">Given back by <see cref="ImagePosition"/>: what the owner must know to go on from here.</param>
    public void WriteImage(IBufferWriter<byte> image, long position)
    {
        Flush();
        ImageNumber++;
        if (_savedIn.Number == 0 || _savedAt != Changes)
        {
            if (_savedIn.Number > 0)
            {
                (_retired ??= []).Add(new RetiredFile(_savedIn.Number, ImageNumber, IsState: true));
            }

            using var writer = new StateWriter(_folder, (ulong)ImageNumber);
            WriteState(writer);
            _savedIn = writer.Finish();
            _savedAt = Changes;
            _isSavedEncrypted = Options.Cipher is not null;
            ImageHeader.Write(image, new ImageHeader(ImageNumber, position, _savedIn, _isSavedEncrypted), writer.Inline);
        }
        else
        {
            ImageHeader.Write(image, new ImageHeader(ImageNumber, position, _savedIn, _isSavedEncrypted), default);
        }

        Sync();
    }

    private void WriteState(StateWriter writer)
    {
        var totals = Save();
        totals.NextId = _nextId;
        totals.Numbering = Blocks.Numbering;
        totals.Retired = _retired?.Count ?? 0;
        writer.Write(totals);
        foreach (var file in _retired ?? [])
        {
            writer.Write(file);
        }

        foreach (var block in Blocks.All)
        {
            writer.Write(block.Save());
            writer.Write(MemoryMarshal.AsBytes(block.RemovedBits));
        }

        SubjectImage.Write(Subjects, writer);
    }

    private void Load(ReadOnlySpan<byte> image)
    {
        var header = ImageHeader.Read(image, out var inline);
        using var reader = StateReader.Open(_folder, header, inline);
        var totals = reader.Read<StoreTotals>();
        _nextId = totals.NextId;
        Blocks.Numbering = totals.Numbering;
        for (var i = 0; i < totals.Retired; i++)
        {
            (_retired ??= []).Add(reader.Read<RetiredFile>());
        }

        for (var i = 0; i < totals.Blocks; i++)
        {
            var state = reader.Read<BlockState>();
            var removed = state.RemovedWords == 0 ? null : new ulong[state.RemovedWords];
            reader.Read(MemoryMarshal.AsBytes(removed.AsSpan()));
            var block = _folder.Block(state.Id, state.FirstSequence, state.IsCoded);
            block.Restore(state, removed);
            block.AssumeWritten();
            Blocks.Add(block);
        }

        SubjectImage.Read(Subjects, reader);
        Restore(totals);
        ImageNumber = header.Number;
        ImagePosition = header.Position;
        _savedIn = header.State;
        _isSavedEncrypted = header.IsEncrypted;
        _savedAt = header.State.Number == 0 ? -1 : Changes;
    }
}
