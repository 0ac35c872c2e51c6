using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace SecretMonitor.Tests.Shell;

/// <summary>Runs a program to its end.</summary>
public static class ChildProcess
{
    private const int Interrupt = 2;

    /// <summary>Longer than anything that works takes, on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <param name="program">Name or path; an assembly (<c>.dll</c>) is run by <c>dotnet</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">Standard input; empty by default.</param>
    /// <param name="environment">Variables to add; null removes one.</param>
    /// <param name="timeout">After which it is killed; three minutes by default.</param>
    /// <param name="interruptAfter">Sends Ctrl+C (SIGINT) when this line appears on standard output.</param>
    /// <exception cref="TimeoutException">It did not end; the message has what it wrote.</exception>
    public static async Task<ProcessResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string input = "",
        IReadOnlyDictionary<string, string?>? environment = null,
        TimeSpan? timeout = null,
        string? interruptAfter = null)
    {
        var isAssembly = program.EndsWith(".dll", StringComparison.Ordinal);
        ProcessStartInfo start = new(isAssembly ? "dotnet" : program, isAssembly ? [program, .. arguments] : arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        StringBuilder output = new();
        var reading = ReadOutputAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using CancellationTokenSource patience = new(timeout ?? Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await reading;
            throw new TimeoutException($"{program} did not end. It wrote:\n{output}\n{await error}");
        }
        await reading;
        return new(process.ExitCode, output.ToString(), await error);

        async Task ReadOutputAsync()
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                output.Append(line).Append('\n');
                if (line == interruptAfter)
                {
                    _ = Kill(process.Id, Interrupt);
                }
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int processId, int signal);
}
