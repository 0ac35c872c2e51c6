using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SecretMonitor.Benchmarks;

/// <summary>One import in a process of its own, where nothing is loaded or compiled yet.</summary>
internal static class ImportSample
{
    /// <summary>The argument that makes this program take a sample.</summary>
    public const string Verb = "import-sample";

    /// <summary>Imports a module and prints the milliseconds.</summary>
    public static void Print(string module)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var powerShell = PowerShell.Create(runspace);
        powerShell.AddCommand("Import-Module").AddParameter("Name", module).AddParameter("ErrorAction", "Stop");
        var watch = Stopwatch.StartNew();
        powerShell.Invoke();
        Console.WriteLine(watch.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Takes a sample in a new process.</summary>
    /// <returns>Milliseconds.</returns>
    public static double Take(string module)
    {
        ProcessStartInfo start = new("dotnet", [typeof(ImportSample).Assembly.Location, Verb, module])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"Importing '{module}' failed.");
    }
}
