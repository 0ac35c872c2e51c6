using System.Management.Automation;

namespace PesterRunner.Commands;

/// <summary><c>Set-ItResult -Skipped</c>: ends the running test without a verdict.</summary>
[Cmdlet(VerbsCommon.Set, "ItResult")]
public sealed class SetItResultCommand : PSCmdlet
{
    /// <summary>The test is skipped.</summary>
    [Parameter(Mandatory = true)]
    public SwitchParameter Skipped { get; set; }

    /// <summary>Why.</summary>
    [Parameter]
    public string Because { get; set; } = "no reason given";

    /// <summary>Leaves the test.</summary>
    protected override void ProcessRecord() => ThrowTerminatingError(
        new(new SkipTestException(Because), "PesterTestSkipped", ErrorCategory.InvalidResult, targetObject: null));
}
