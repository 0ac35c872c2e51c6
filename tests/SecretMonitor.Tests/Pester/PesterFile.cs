using System.Collections.Concurrent;
using System.Text.Json;
using SecretMonitor.Tests.Shell;

namespace SecretMonitor.Tests.Pester;

/// <summary>A Pester file, run once in a process of its own; two at a time.</summary>
public static class PesterFile
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<PesterRun>>> Runs = new();
    private static readonly SemaphoreSlim Places = new(2);

    /// <summary>The tests in the files, found without running them.</summary>
    public static IReadOnlyList<PesterResult> Discover(IEnumerable<string> paths) =>
        StartAsync([.. paths], "--discover").GetAwaiter().GetResult().Results;

    /// <summary>Runs the file, or returns how it went if it ran before.</summary>
    public static Task<PesterRun> RunAsync(string path) =>
        Runs.GetOrAdd(path, file => new(() => Task.Run(() => StartAsync([file])))).Value;

    private static async Task<PesterRun> StartAsync(string[] paths, params string[] options)
    {
        var results = Path.GetTempFileName();
        await Places.WaitAsync();
        try
        {
            var process = await ChildProcess.RunAsync(
                BuildOutput.PesterRunner, [.. options, "--results", results, .. paths]);
            var lines = await File.ReadAllLinesAsync(results);
            return new(process, [.. lines.Select(line => JsonSerializer.Deserialize<PesterResult>(line)!)]);
        }
        finally
        {
            Places.Release();
            File.Delete(results);
        }
    }
}
