using System.Text;

namespace Gust.Client;

/// <summary>Reads one wire until it ends and hands every operation to its events.</summary>
internal sealed class InboundLoop(Wire wire, IConnectionEvents events)
{
    /// <summary>Returns when the server closed the connection.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        ReadBuffer received = wire.Received;
        while (true)
        {
            while (true)
            {
                ValueTask full = Dispatch(received);
                if (full.IsCompletedSuccessfully)
                {
                    break;
                }

                await full.AsTask().WaitAsync(cancel).ConfigureAwait(false);
            }

            int count = await wire.Stream.ReadAsync(received.Free, cancel).ConfigureAwait(false);
            if (count == 0)
            {
                return;
            }

            received.Commit(count);
        }
    }

    /// <summary>Handles all whole operations; returns early with a pending task when a receiver is full.</summary>
    private ValueTask Dispatch(ReadBuffer received)
    {
        while (true)
        {
            var op = default(ServerOp);
            int consumed = ServerOpParser.Read(received.Data, ref op, out int needed);
            if (consumed == 0)
            {
                received.MakeRoom(needed);
                return ValueTask.CompletedTask;
            }

            ValueTask handled = Handle(ref op);
            received.Consume(consumed);
            if (!handled.IsCompletedSuccessfully)
            {
                return handled;
            }
        }
    }

    private ValueTask Handle(ref ServerOp op)
    {
        switch (op.Kind)
        {
            case ServerOpKind.Message:
                return events.OnMessageAsync(op.Message);
            case ServerOpKind.Ping:
                events.OnPing();
                break;
            case ServerOpKind.Pong:
                events.OnPong();
                break;
            case ServerOpKind.Info:
                events.OnInfo(ServerInfo.Parse(op.Text));
                break;
            case ServerOpKind.Error:
                events.OnServerError(Encoding.UTF8.GetString(op.Text));
                break;
        }

        return ValueTask.CompletedTask;
    }
}
