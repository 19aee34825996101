using System.Buffers;
using System.Runtime.CompilerServices;

namespace Gust.Subjects;

/// <summary>Points a walk has yet to visit. Sixteen live on the caller's stack, further ones in a rented array.</summary>
/// <remarks>Never holds more than one point per token of the subject, plus one.</remarks>
internal struct WalkStack
{
    private const int InlineMax = 16;
    private InlinePoints _inline;
    private Point[]? _spilled;
    private int _count;

    public void Push(object node, int position)
    {
        if (_count < InlineMax)
        {
            _inline[_count++] = new Point(node, position);
            return;
        }

        Spill(new Point(node, position));
    }

    public bool TryPop(out object node, out int position)
    {
        if (_count == 0)
        {
            node = null!;
            position = 0;
            return false;
        }

        _count--;
        var point = _count < InlineMax ? _inline[_count] : _spilled![_count - InlineMax];
        node = point.Node;
        position = point.Position;
        return true;
    }

    public void Release()
    {
        if (_spilled is not null)
        {
            ArrayPool<Point>.Shared.Return(_spilled, clearArray: true);
            _spilled = null;
        }

        _count = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Spill(Point point)
    {
        var index = _count - InlineMax;
        if (_spilled is null || index == _spilled.Length)
        {
            var wider = ArrayPool<Point>.Shared.Rent(Math.Max(64, index * 2));
            _spilled?.CopyTo(wider, 0);
            if (_spilled is not null)
            {
                ArrayPool<Point>.Shared.Return(_spilled, clearArray: true);
            }

            _spilled = wider;
        }

        _spilled[index] = point;
        _count++;
    }

    private readonly record struct Point(object Node, int Position);

    [InlineArray(InlineMax)]
    private struct InlinePoints
    {
        private Point _first;
    }
}
