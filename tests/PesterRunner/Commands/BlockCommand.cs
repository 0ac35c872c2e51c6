using System.Management.Automation;

namespace PesterRunner.Commands;

/// <summary><c>Describe</c> and <c>Context</c>.</summary>
[Cmdlet("Invoke", "Block")]
public sealed class BlockCommand : NodeCommand
{
    private protected override TestNode Create(TestBlock parent, object? item, bool hasItem) =>
        new TestBlock(parent, Name) { Body = Body, Skip = Skip, Data = item, HasData = hasItem };
}
