using System.Threading.Channels;

namespace Gust.Client;

/// <summary>Collects many replies; the oldest ones are read first.</summary>
internal sealed class ReplyStream(int repliesMax) : IReplyTarget
{
    private readonly Channel<Message> _replies = Channel.CreateBounded<Message>(
        new BoundedChannelOptions(repliesMax) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    public ChannelReader<Message> Replies => _replies.Reader;

    public void Accept(Message reply) => _replies.Writer.TryWrite(reply);
}
