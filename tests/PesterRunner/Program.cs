using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Text;
using System.Text.Json;
using PesterRunner;
using PesterRunner.Commands;

// PesterRunner [--discover] [--results FILE] files...
// Runs each file in an engine of its own, prints a line per test, and exits with 1 if one failed.

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var discoverOnly = false;
string? resultsPath = null;
List<string> files = [];
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--discover":
            discoverOnly = true;
            break;
        case "--results":
            resultsPath = args[++i];
            break;
        default:
            files.Add(Path.GetFullPath(args[i]));
            break;
    }
}

const string moduleVariable = "SECRETMONITOR_MODULE"; // Import.ps1 reads it
if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(moduleVariable)))
{
    Environment.SetEnvironmentVariable(
        moduleVariable,
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "ModuleManifest").Value);
}

using var results = resultsPath is null ? null : new StreamWriter(resultsPath);
var failed = 0;
foreach (var file in files)
{
    RunFile(file);
}
return failed > 0 ? 1 : 0;

void RunFile(string file)
{
    var testDrive = Directory.CreateTempSubdirectory("pester-");
    var state = InitialSessionState.CreateDefault2();
    state.ThrowOnRunspaceOpenError = true;
    state.Variables.Add(new SessionStateVariableEntry("TestDrive", testDrive.FullName, "Folder of the test file"));
    state.Commands.Add(PesterCommands.All);
    using var runspace = RunspaceFactory.CreateRunspace(state);
    runspace.Open();
    using var powerShell = PowerShell.Create(runspace);
    PSDataCollection<PSObject> output = [];
    output.DataAdded += (_, added) => Report((TestResult)output[added.Index].BaseObject);
    powerShell.Streams.Error.DataAdded += (_, added) =>
        Console.Error.WriteLine($"error: {powerShell.Streams.Error[added.Index]}");
    powerShell.AddCommand("Invoke-TestFile").AddParameter("Path", file);
    if (discoverOnly)
    {
        powerShell.AddParameter("DiscoverOnly");
    }
    powerShell.Invoke<PSObject, PSObject>(input: null, output, settings: null);
    testDrive.Delete(recursive: true);
}

void Report(TestResult result)
{
    var sign = result.Outcome switch { "Failed" => '-', "Skipped" => '!', "Passed" => '+', _ => ' ' };
    Console.Out.WriteLine($"[{sign}] {result.Name} ({result.Milliseconds:0} ms)");
    if (result.Message is not null)
    {
        Console.Out.WriteLine("    " + result.Message.ReplaceLineEndings("\n    "));
    }
    results?.WriteLine(JsonSerializer.Serialize(result));
    results?.Flush();
    failed += result.Outcome == "Failed" ? 1 : 0;
}
