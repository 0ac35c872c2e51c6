using System.Management.Automation;

namespace PesterRunner.Commands;

/// <summary>What <c>Describe</c>, <c>Context</c> and <c>It</c> share.</summary>
public abstract class NodeCommand : PSCmdlet
{
    /// <summary>What it is about; <c>&lt;name&gt;</c> stands for a variable.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = "";

    /// <summary>The blocks or tests, or the one test.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("Fixture", "Test")]
    public ScriptBlock Body { get; set; } = null!;

    /// <summary>Repeats it for each item.</summary>
    [Parameter]
    [Alias("TestCases")]
    [AllowNull]
    [AllowEmptyCollection]
    public object[]? ForEach { get; set; }

    /// <summary>Labels; they select nothing here.</summary>
    [Parameter]
    public string[] Tag { get; set; } = [];

    /// <summary>Lists it, but does not run it.</summary>
    [Parameter]
    public SwitchParameter Skip { get; set; }

    /// <summary>Adds it to the block that is being discovered.</summary>
    protected override void ProcessRecord()
    {
        var discovery = Discovery.Current
            ?? throw new PSInvalidOperationException($"{MyInvocation.InvocationName} stands in a test or a setup.");
        var items = MyInvocation.BoundParameters.ContainsKey(nameof(ForEach)) ? ForEach ?? [] : null;
        discovery.Add((item, hasItem) => Create(discovery.Block, item, hasItem), items);
    }

    private protected abstract TestNode Create(TestBlock parent, object? item, bool hasItem);
}
