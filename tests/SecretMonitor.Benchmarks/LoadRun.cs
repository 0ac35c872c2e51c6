using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace SecretMonitor.Benchmarks;

/// <summary>What one server bore for some seconds.</summary>
internal sealed record LoadRun(double PerSecond, double P99)
{
    public const int Connections = 8;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(3);

    /// <summary>Makes a call over and over, on all connections at once.</summary>
    /// <param name="call">Makes it, and returns the HTTP status.</param>
    public static async Task<LoadRun> OfAsync(Func<Task<int>> call)
    {
        await RepeatAsync(call, WarmUp);
        var watch = Stopwatch.StartNew();
        var taken = await RepeatAsync(call, Measured);
        var seconds = watch.Elapsed.TotalSeconds;
        var sorted = taken.Order().ToArray();
        return new(sorted.Length / seconds, sorted[(int)(sorted.Length * 0.99)]);
    }

    /// <summary>Such as <c>5,120 per second, p99 3.1 ms</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{PerSecond:N0} per second, p99 {P99:0.0} ms");

    private static async Task<IReadOnlyCollection<double>> RepeatAsync(Func<Task<int>> call, TimeSpan time)
    {
        ConcurrentBag<double> taken = [];
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < time)
            {
                var start = Stopwatch.GetTimestamp();
                var status = await call();
                taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (status != 200)
                {
                    throw new InvalidOperationException($"A call was answered with {status}.");
                }
            }
        })));
        return taken;
    }
}
