using System.Management.Automation;

namespace PesterRunner;

/// <summary>A <c>Describe</c> or <c>Context</c>; the file itself is the outermost one.</summary>
internal sealed class TestBlock(TestBlock? parent, string name) : TestNode(parent, name)
{
    /// <summary>Blocks and tests in the order of the file.</summary>
    public List<TestNode> Children { get; } = [];

    /// <summary>BeforeAll, BeforeEach, AfterEach and AfterAll by name.</summary>
    public Dictionary<string, ScriptBlock> Setups { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<TestCase> Tests => Children.SelectMany(
        child => child is TestBlock block ? block.Tests : [(TestCase)child]);

    /// <summary>From the outermost block to this one.</summary>
    public IEnumerable<TestBlock> Ancestry => Parent is null ? [this] : [.. Parent.Ancestry, this];
}
