namespace Gust.Client;

/// <summary>Who waits for replies to one request. Called on the reading thread.</summary>
internal interface IReplyTarget
{
    void Accept(Message reply);
}
