using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace SecretMonitor.Shell;

/// <summary>One engine with the module imported. Runs one thing at a time; nested prompts run inside it.</summary>
internal sealed class ShellSession : IDisposable
{
    private readonly Stack<PowerShell> _running = new();
    private readonly ShellHost _host;
    private readonly Runspace _runspace;

    /// <param name="host">Where output goes and questions are answered.</param>
    /// <param name="manifest">Path of the module to import.</param>
    public ShellSession(ShellHost host, string manifest)
    {
        _host = host;
        if (!ShellUserInterface.IsColored)
        {
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        }
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule([manifest]);
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = ExecutionPolicy.RemoteSigned;
        }
        _runspace = RunspaceFactory.CreateRunspace(host, state);
        _runspace.Open();
        Runspace.DefaultRunspace = _runspace;
    }

    /// <summary>Whether the last command succeeded: <c>$?</c>.</summary>
    public bool LastSucceeded => Evaluate("$?") is true;

    /// <summary>What the user's <c>prompt</c> function says.</summary>
    public string Prompt => Evaluate("prompt") as string ?? "PS> ";

    public RunResult RunText(string text) => Run(powerShell => powerShell.AddScript(text));

    /// <summary>Runs a script as <c>pwsh -File</c> does: <c>-Name value</c> pairs bind to its parameters.</summary>
    public RunResult RunFile(string path, IReadOnlyList<string> arguments) =>
        Run(powerShell => powerShell.Commands.AddCommand(ScriptCommand.Create(path, arguments)));

    public CommandCompletion Complete(string text, int cursor)
    {
        using var powerShell = CreatePowerShell();
        return CommandCompletion.CompleteInput(text, cursor, new Hashtable(), powerShell);
    }

    /// <summary>Stops what runs now; returns at once. False if nothing runs, or it is stopping already.</summary>
    public bool Stop()
    {
        lock (_running)
        {
            if (_running.Count == 0 || _running.Peek().InvocationStateInfo.State != PSInvocationState.Running)
            {
                return false;
            }
            _running.Peek().BeginStop(callback: null, state: null);
            return true;
        }
    }

    public void Dispose() => _runspace.Dispose();

    private RunResult Run(Action<PowerShell> build)
    {
        using var powerShell = CreatePowerShell();
        build(powerShell);
        powerShell.Commands.Commands[^1].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        powerShell.AddCommand("Out-Default");
        lock (_running)
        {
            _running.Push(powerShell);
        }
        try
        {
            // Only what goes to the history sets $?.
            powerShell.Invoke(null, new PSInvocationSettings { AddToHistory = true });
            return powerShell.InvocationStateInfo.State == PSInvocationState.Stopped
                ? RunResult.Stopped
                : RunResult.Completed;
        }
        catch (PipelineStoppedException)
        {
            return RunResult.Stopped;
        }
        catch (IncompleteParseException e)
        {
            _host.UI.WriteErrorLine(e.Message); // its record has no position for the view to show
            return RunResult.Failed;
        }
        catch (RuntimeException e)
        {
            Show(e.ErrorRecord);
            return RunResult.Failed;
        }
        finally
        {
            lock (_running)
            {
                _running.Pop();
            }
        }
    }

    /// <summary>Lets the engine's own view format an error that ended a command.</summary>
    private void Show(ErrorRecord error)
    {
        PSObject marked = new(error);
        marked.Properties.Add(new PSNoteProperty("writeErrorStream", true)); // how Out-Default knows
        using var powerShell = CreatePowerShell();
        powerShell.AddCommand("Out-Default").Invoke(new[] { marked });
    }

    private object? Evaluate(string expression)
    {
        using var powerShell = CreatePowerShell();
        return powerShell.AddScript(expression).Invoke().LastOrDefault()?.BaseObject;
    }

    /// <summary>Inside a running pipeline (a nested prompt) only its own thread may run more.</summary>
    private PowerShell CreatePowerShell()
    {
        if (_runspace.RunspaceAvailability != RunspaceAvailability.Available)
        {
            return PowerShell.Create(RunspaceMode.CurrentRunspace);
        }
        var powerShell = PowerShell.Create();
        powerShell.Runspace = _runspace;
        return powerShell;
    }
}
