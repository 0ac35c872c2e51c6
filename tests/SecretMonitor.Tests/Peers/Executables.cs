namespace SecretMonitor.Tests.Peers;

/// <summary>Programs that tests use where they are installed.</summary>
internal static class Executables
{
    /// <summary>The path of a program on PATH; null where it is missing.</summary>
    public static string? Find(string name)
    {
        var names = OperatingSystem.IsWindows() ? new[] { name + ".exe", name + ".cmd" } : [name];
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(_ => names, Path.Combine)
            .FirstOrDefault(File.Exists);
    }
}
