using System.Diagnostics;
using Xunit;

namespace SecretMonitor.Tests.Peers;

/// <summary>Runs the scripts of this folder, which ask botocore, AWS's own client library, about AWS.</summary>
internal static class Python
{
    private static readonly string? Executable = Executables.Find("python3") ?? Executables.Find("python");
    private static readonly Lazy<bool> HasBotocore =
        new(() => Start(["-c", "import botocore"], input: "").ExitCode == 0);

    /// <summary>What a script prints, line by line; the test is skipped where Python or botocore is missing.</summary>
    public static string[] Run(string script, IEnumerable<string> arguments, string input = "")
    {
        Assert.SkipWhen(Executable is null, "python3 is not installed");
        Assert.SkipUnless(HasBotocore.Value, "botocore is not installed (pip install boto3)");
        var path = Path.Combine(AppContext.BaseDirectory, "Peers", script);
        var (exitCode, output, error) = Start([path, .. arguments], input);
        Assert.True(exitCode == 0, $"{script} failed: {error}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static (int ExitCode, string Output, string Error) Start(IEnumerable<string> arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(Executable!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
