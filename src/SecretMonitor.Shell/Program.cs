using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using SecretMonitor.Shell;

const int failure = 1;
const int badCommandLine = 64;
const int interrupted = 130;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var options = ShellArguments.Parse(args);
if (options.Help)
{
    Console.Out.WriteLine(ShellArguments.Usage);
    return 0;
}
if (options.Error is not null)
{
    Console.Error.WriteLine(options.Error);
    Console.Error.WriteLine(ShellArguments.Usage);
    return badCommandLine;
}
var script = options.File is null ? null : Path.GetFullPath(options.File);
if (script is not null && !(script.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase) && File.Exists(script)))
{
    Console.Error.WriteLine($"'{options.File}' is not a script file (.ps1) that exists.");
    return badCommandLine;
}
var manifest = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
    .Single(data => data.Key == "ModuleManifest").Value!;
if (!File.Exists(manifest))
{
    Console.Error.WriteLine($"The module is not built: '{manifest}' does not exist. Run 'dotnet build' first.");
    return failure;
}

LineEditor editor = new();
LineReader input = new(editor, interactive: !options.NonInteractive);
ShellHost host = new(new(input));
using ShellSession session = new(host, manifest);
editor.Completer = session.Complete;
CommandLoop loop = new(session, input);
host.CommandLoop = loop.Run;

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

if (script is not null)
{
    return ExitCode(session.RunFile(script, options.FileArguments), completed: 0);
}
if (options.Command is not null)
{
    var result = session.RunText(options.Command);
    return ExitCode(result, session.LastSucceeded ? 0 : failure);
}
if (LineReader.HasTerminal && !options.NoLogo)
{
    Console.Out.WriteLine($"SecretMonitor {host.Version.ToString(fieldCount: 3)} in PowerShell {PSVersionInfo.PSVersion}: "
        + "a bare engine with this module. Get-Command -Module SecretMonitor lists it, exit leaves.");
}
loop.Run(() => host.ExitCode is not null);
return LineReader.HasTerminal ? host.ExitCode ?? 0 : ExitCode(loop.LastResult, session.LastSucceeded ? 0 : failure);

int ExitCode(RunResult result, int completed) => host.ExitCode ?? result switch
{
    RunResult.Completed => completed,
    RunResult.Stopped => interrupted,
    _ => failure,
};

// A second signal, or one while nothing runs, ends the process as usual.
void Stop(PosixSignalContext signal) => signal.Cancel = session.Stop();
