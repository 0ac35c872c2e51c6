using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using SecretMonitor.Shell;

const int failure = 1;
const int badCommandLine = 64;
const int interrupted = 130; // 128 and the signal's number, as in any shell
const int terminated = 143;

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
using var session = OpenSession();
if (session is null)
{
    return failure;
}
editor.Completer = session.Complete;
CommandLoop loop = new(session, input);
host.CommandLoop = loop.Run;

// A second signal, or one while nothing runs, ends the process as usual.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = session.Stop());
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    host.SetShouldExit(terminated);
    signal.Cancel = session.Stop();
});

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
    Console.Out.WriteLine(
        $"SecretMonitor {host.Version.ToString(fieldCount: 3)} in a bare PowerShell {PSVersionInfo.PSVersion}. "
        + "Get-Command -Module SecretMonitor lists its commands, exit leaves.");
}
loop.Run(() => host.ExitCode is not null);
return LineReader.HasTerminal ? host.ExitCode ?? 0 : ExitCode(loop.LastResult, session.LastSucceeded ? 0 : failure);

ShellSession? OpenSession()
{
    try
    {
        return new(host, manifest);
    }
    catch (RuntimeException e)
    {
        Console.Error.WriteLine($"The module cannot be imported from '{manifest}': {e.Message}");
        return null;
    }
}

int ExitCode(RunResult result, int completed) => host.ExitCode ?? result switch
{
    RunResult.Completed => completed,
    RunResult.Stopped => interrupted,
    _ => failure,
};
