using System.Management.Automation;

namespace PesterRunner.Commands;

/// <summary>Discovers the tests of one file and, unless told not to, runs them.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TestFile")]
public sealed class InvokeTestFileCommand : PSCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true)]
    public string Path { get; set; } = "";

    /// <summary>Only lists the tests.</summary>
    [Parameter]
    public SwitchParameter DiscoverOnly { get; set; }

    /// <summary>Writes one <see cref="TestResult"/> per test, as it ends.</summary>
    protected override void ProcessRecord()
    {
        var file = System.IO.Path.GetFileName(Path);
        Scopes scopes = new(SessionState);
        TestBlock tests;
        try
        {
            tests = new Discovery(scopes).Discover(Path);
        }
        catch (RuntimeException e)
        {
            WriteObject(new TestResult(file, "", file, "Failed", "Discovery failed: " + Failure.Describe(e), 0));
            return;
        }
        if (DiscoverOnly)
        {
            foreach (var test in tests.Tests)
            {
                WriteObject(new TestResult(file, test.Id, string.Join('.', test.Path), "Discovered", null, 0));
            }
            return;
        }
        new TestRun(file, scopes, WriteObject).Run(tests);
    }
}
