using System.Globalization;
using System.Management.Automation.Host;
using System.Reflection;

namespace SecretMonitor.Shell;

/// <summary>What the engine sees of this program.</summary>
internal sealed class ShellHost(ShellUserInterface ui) : PSHost
{
    private int _nestedPrompts;

    /// <summary>Set by <c>exit</c>: the shell ends with this code.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Reads and runs commands until told to stop: supplied by whoever can.</summary>
    public Action<Func<bool>>? CommandLoop { get; set; }

    public override string Name => "SecretMonitor.Shell";

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override Version Version { get; } = Assembly.GetExecutingAssembly().GetName().Version!;

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI => ui;

    public override void SetShouldExit(int exitCode)
    {
        if (_nestedPrompts > 0)
        {
            _nestedPrompts--;
            return;
        }
        ExitCode ??= exitCode;
    }

    /// <summary>The answer "Suspend" to a confirmation: commands run here, then the one that asked goes on.</summary>
    public override void EnterNestedPrompt()
    {
        var depth = ++_nestedPrompts;
        CommandLoop?.Invoke(() => _nestedPrompts < depth);
        _nestedPrompts = depth - 1;
    }

    public override void ExitNestedPrompt() => _nestedPrompts = Math.Max(0, _nestedPrompts - 1);

    /// <summary>Native programs write to the terminal themselves: a progress line must not be in their way.</summary>
    public override void NotifyBeginApplication() => ui.ClearProgress();

    public override void NotifyEndApplication()
    {
    }
}
