namespace Gust.Foundation.Tests;

public sealed class MailboxTests : IWorkScheduler
{
    private readonly Queue<Action> _scheduled = [];
    private readonly List<int[]> _batches = [];
    private readonly Mailbox<int> _mailbox;
    private int _answers;

    public MailboxTests() => _mailbox = new Mailbox<int>(this, Work);

    void IWorkScheduler.Schedule(Action work) => _scheduled.Enqueue(work);

    [Fact]
    public void Items_that_came_before_the_owner_ran_are_one_batch_in_order()
    {
        PostAll(1, 2, 3);
        Assert.Equal(3, _mailbox.Count);
        Assert.Single(_scheduled);
        RunAll();
        Assert.Equal([[1, 2, 3]], _batches);
        Assert.Equal(0, _mailbox.Count);
    }

    [Fact]
    public void Items_that_come_while_the_owner_works_are_the_next_batch()
    {
        _answers = 2;
        PostAll(1, 5);
        RunAll();
        Assert.Equal([[1, 5], [10, 50], [100, 500]], _batches);
    }

    [Fact]
    public void Idle_owner_is_scheduled_again_by_the_next_item()
    {
        PostAll(1);
        RunAll();
        PostAll(2);
        RunAll();
        Assert.Equal([[1], [2]], _batches);
    }

    [Fact]
    public async Task Many_threads_lose_nothing_and_the_owner_is_never_two()
    {
        const int threads = 4;
        const int each = 20_000;
        int inside = 0;
        long sum = 0;
        int seen = 0;
        TaskCompletionSource all = new();
        Mailbox<int> mailbox = new(new PoolScheduler(), batch =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            foreach (int item in batch)
            {
                sum += item;
                seen++;
            }

            Interlocked.Decrement(ref inside);
            if (seen == threads * each)
            {
                all.SetResult();
            }
        });
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
        {
            for (int i = 1; i <= each; i++)
            {
                mailbox.Post(i);
            }
        });
        await all.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(threads * (long)each * (each + 1) / 2, sum);
    }

    private void Work(Span<int> batch)
    {
        _batches.Add(batch.ToArray());
        if (_answers-- > 0)
        {
            PostAll([.. batch.ToArray().Select(i => i * 10)]);
        }
    }

    private void PostAll(params int[] items)
    {
        foreach (int item in items)
        {
            _mailbox.Post(item);
        }
    }

    private void RunAll()
    {
        while (_scheduled.TryDequeue(out Action? work))
        {
            work();
        }
    }

    private sealed class PoolScheduler : IWorkScheduler
    {
        public void Schedule(Action work) => ThreadPool.UnsafeQueueUserWorkItem(static work => work(), work, preferLocal: false);
    }
}
