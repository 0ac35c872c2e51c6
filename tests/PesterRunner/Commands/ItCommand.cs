using System.Management.Automation;

namespace PesterRunner.Commands;

/// <summary><c>It</c>: one test.</summary>
[Cmdlet("Invoke", "It")]
public sealed class ItCommand : NodeCommand
{
    private protected override TestNode Create(TestBlock parent, object? item, bool hasItem) => parent.Parent is null
        ? throw new PSInvalidOperationException("It stands in a block, not directly in the file.")
        : new TestCase(parent, Name) { Body = Body, Skip = Skip, Data = item, HasData = hasItem };
}
