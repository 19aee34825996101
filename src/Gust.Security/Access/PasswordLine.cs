namespace Gust.Security.Access;

/// <summary>The password checks that one address waits for, in the order they came.</summary>
internal sealed class PasswordLine
{
    public PasswordLine() => Turn = new LinkedListNode<PasswordLine>(this);

    /// <summary>Its place among the lines; in no list: nobody waits in it.</summary>
    public LinkedListNode<PasswordLine> Turn { get; }

    public LinkedList<PasswordCheck> Checks { get; } = [];
}
