using System.Runtime.InteropServices;

namespace Gust.Cli;

/// <summary>Ctrl-C and SIGTERM end a command in order; one that takes too long over it is left behind.</summary>
/// <remarks>
/// The handler of System.CommandLine dies of a signal that comes while it is put away, and signals come in twos: from
/// impatient users, and from <c>timeout</c>, which sends each one to the process and to its group.
/// </remarks>
internal sealed class Interruption : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _source;
    private readonly TaskCompletionSource<int> _overdue = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private readonly TimeSpan? _patience;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private ITimer? _deadline;
    private bool _isOver;

    /// <param name="patience">How long a command may take to end; null: signals are not handled.</param>
    /// <param name="time">For <paramref name="patience"/>.</param>
    /// <param name="cancel">Ends the command as well.</param>
    public Interruption(TimeSpan? patience, TimeProvider time, CancellationToken cancel)
    {
        (_patience, _time) = (patience, time);
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        foreach (PosixSignal signal in patience is null ? [] : new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Arrive(context.Signal);
            }));
        }
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Gives the command's exit code, or the signal's where the command has not ended in time.</summary>
    public async Task<int> WatchAsync(Task<int> command) => await await Task.WhenAny(command, _overdue.Task);

    public void Arrive(PosixSignal signal)
    {
        lock (_gate)
        {
            if (_isOver || _deadline is not null)
            {
                return;
            }

            int exitCode = signal is PosixSignal.SIGTERM ? CliApp.Terminated : CliApp.Interrupted;
            _deadline = _time.CreateTimer(_ => _overdue.TrySetResult(exitCode), null, _patience ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _ = _source.CancelAsync(); // what hangs on it runs elsewhere, not under the lock
        }
    }

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        lock (_gate)
        {
            _isOver = true;
            _deadline?.Dispose();
            _source.Dispose();
        }
    }
}
