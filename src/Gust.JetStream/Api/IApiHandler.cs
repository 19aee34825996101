namespace Gust.JetStream.Api;

/// <summary>Answers one kind of request.</summary>
internal interface IApiHandler
{
    /// <summary>Called by the account's owner, one call after the other. Must not wait; what a stream must do is posted to it.</summary>
    void Handle(ApiCall call);
}
