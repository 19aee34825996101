namespace Gust.Security.Access;

/// <summary>A comparison with a slow hash that somebody waits for.</summary>
/// <param name="request">Who asks.</param>
/// <param name="decide">Makes the comparison.</param>
/// <param name="later">Takes the verdict.</param>
internal sealed class PasswordCheck(AuthenticationRequest request, Func<Verdict> decide, Action<Verdict> later)
{
    public string Address => request.RemoteHost;

    public CancellationToken Gone => request.Gone;

    /// <summary>Who was in before, and is looked at again, is not sent away because others come.</summary>
    public bool IsLogin => request.Former is null;

    /// <summary>Its place in its line; of no line: it does not wait. Guarded by its <see cref="PasswordChecks"/>.</summary>
    public LinkedListNode<PasswordCheck>? Place { get; set; }

    /// <summary>Watches for the peer to go.</summary>
    public CancellationTokenRegistration Watch { get; set; }

    public void Make() => Conclude(decide());

    public void Conclude(Verdict verdict)
    {
        Watch.Unregister();
        later(verdict);
    }
}
