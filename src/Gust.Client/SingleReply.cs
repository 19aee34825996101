namespace Gust.Client;

/// <summary>Waits for the first reply.</summary>
internal sealed class SingleReply : IReplyTarget
{
    private readonly TaskCompletionSource<Message> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Message> Task => _reply.Task;

    public void Accept(Message reply) => _reply.TrySetResult(reply);
}
