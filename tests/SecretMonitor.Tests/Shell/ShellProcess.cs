namespace SecretMonitor.Tests.Shell;

/// <summary>The shell with the staged module, in a process of its own, as a user runs it.</summary>
public static class ShellProcess
{
    /// <summary>Runs the shell with these arguments.</summary>
    /// <inheritdoc cref="ChildProcess.RunAsync"/>
    public static Task<ProcessResult> RunAsync(
        IEnumerable<string> arguments,
        string input = "",
        IReadOnlyDictionary<string, string?>? environment = null,
        TimeSpan? timeout = null,
        string? interruptAfter = null) =>
        ChildProcess.RunAsync(BuildOutput.Shell, arguments, input, environment, timeout, interruptAfter);

    /// <summary>Runs the text with <c>-Command</c>.</summary>
    public static Task<ProcessResult> RunCommandAsync(string text) => RunAsync(["-Command", text]);
}
