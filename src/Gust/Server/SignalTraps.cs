using System.Runtime.InteropServices;

namespace Gust.Cli.Server;

/// <summary>The signals this process takes over from the system.</summary>
internal sealed class SignalTraps : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Action<ServerSignal, string> _handler;

    public SignalTraps(Action<ServerSignal, string> handler)
    {
        _handler = handler;
        Trap(PosixSignal.SIGINT, ServerSignal.Interrupt, "interrupt");
        Trap(PosixSignal.SIGTERM, ServerSignal.Terminate, "terminated");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Trap(PosixSignal.SIGHUP, ServerSignal.Reload, "hangup");
        Trap((PosixSignal)SignalNumbers.User1, ServerSignal.Reopen, "user defined signal 1");
        Trap((PosixSignal)SignalNumbers.User2, ServerSignal.LameDuck, "user defined signal 2");
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void Trap(PosixSignal posix, ServerSignal signal, string name) =>
        _registrations.Add(PosixSignalRegistration.Create(posix, context =>
        {
            context.Cancel = true;
            _handler(signal, name);
        }));
}
