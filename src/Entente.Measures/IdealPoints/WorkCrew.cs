namespace Entente.Measures.IdealPoints;

/// <summary>Threads that stay for the length of a fit and work off numbered tasks, phase by phase, without allocating.</summary>
/// <remarks>Which thread does a task is chance; a task must depend on its number alone.</remarks>
internal sealed class WorkCrew : IDisposable
{
    private readonly Barrier? _barrier;
    private readonly Thread[] _helpers;
    private Action<int, int> _task = static (_, _) => { };
    private int _count;
    private int _next;
    private volatile Exception? _failure;
    private volatile bool _ended;

    public WorkCrew(int threads)
    {
        Threads = Math.Max(1, threads);
        _helpers = new Thread[Threads - 1];
        if (Threads == 1) return;
        _barrier = new Barrier(Threads);
        for (var helper = 0; helper < _helpers.Length; helper++)
        {
            var worker = helper + 1;
            _helpers[helper] = new Thread(() => Serve(worker)) { IsBackground = true, Name = "ideal points" };
            _helpers[helper].Start();
        }
    }

    /// <summary>The number of threads, the caller's included.</summary>
    public int Threads { get; }

    /// <summary>Runs a task for the numbers 0 to count − 1 and returns when all are done.</summary>
    /// <param name="count">How many tasks.</param>
    /// <param name="task">Takes the number of the task and the number of the worker that runs it.</param>
    public void Run(int count, Action<int, int> task)
    {
        if (_barrier is null || count == 1)
        {
            for (var number = 0; number < count; number++) task(number, 0);
            return;
        }

        _task = task;
        _count = count;
        Volatile.Write(ref _next, 0);
        _barrier.SignalAndWait();
        WorkOff(0);
        _barrier.SignalAndWait();
        if (_failure is { } failure) throw new InvalidOperationException("A task of the fit failed.", failure);
    }

    public void Dispose()
    {
        if (_barrier is null || _ended) return;
        _ended = true;
        _barrier.SignalAndWait();
        foreach (var helper in _helpers) helper.Join();
        _barrier.Dispose();
    }

    private void Serve(int worker)
    {
        while (true)
        {
            _barrier!.SignalAndWait();
            if (_ended) return;
            WorkOff(worker);
            _barrier.SignalAndWait();
        }
    }

    private void WorkOff(int worker)
    {
        try
        {
            for (var number = Interlocked.Increment(ref _next) - 1; number < _count; number = Interlocked.Increment(ref _next) - 1)
                _task(number, worker);
        }
#pragma warning disable CA1031 // The failure of a helper thread is thrown again by the caller of Run.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _failure = failure;
        }
    }
}
