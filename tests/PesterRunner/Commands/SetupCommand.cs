using System.Management.Automation;

namespace PesterRunner.Commands;

/// <summary>
/// <c>BeforeAll</c>, <c>BeforeEach</c>, <c>AfterEach</c>, <c>AfterAll</c>, to run with the tests, and
/// <c>BeforeDiscovery</c>, which runs at once.
/// </summary>
[Cmdlet("Invoke", "Setup")]
public sealed class SetupCommand : PSCmdlet
{
    /// <summary>What to run.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public ScriptBlock ScriptBlock { get; set; } = null!;

    /// <summary>Notes or runs the script block.</summary>
    protected override void ProcessRecord()
    {
        var name = MyInvocation.InvocationName;
        var discovery = Discovery.Current
            ?? throw new PSInvalidOperationException($"{name} stands in a test or a setup.");
        if (string.Equals(name, "BeforeDiscovery", StringComparison.OrdinalIgnoreCase))
        {
            discovery.Scopes.DotSource(ScriptBlock);
        }
        else if (discovery.Block.Parent is null && name.EndsWith("Each", StringComparison.OrdinalIgnoreCase))
        {
            throw new PSInvalidOperationException($"{name} stands in a block, not directly in the file.");
        }
        else if (!discovery.Block.Setups.TryAdd(name, ScriptBlock))
        {
            throw new PSInvalidOperationException($"A block has one {name}.");
        }
    }
}
