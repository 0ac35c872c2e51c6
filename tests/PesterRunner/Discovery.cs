using System.Management.Automation;

namespace PesterRunner;

/// <summary>The first pass: runs the file and the bodies of its blocks to learn which tests there are.</summary>
internal sealed class Discovery(Scopes scopes)
{
    /// <summary>The pass that the commands of the file report to. One file is discovered at a time.</summary>
    public static Discovery? Current { get; private set; }

    /// <summary>The block whose body runs now.</summary>
    public TestBlock Block { get; private set; } = new(parent: null, "");

    public Scopes Scopes => scopes;

    /// <returns>The outermost block.</returns>
    /// <exception cref="RuntimeException">The file, or the body of a block, fails.</exception>
    public TestBlock Discover(string path)
    {
        Current = this;
        try
        {
            scopes.Enter(Block, () => scopes.DotSource(path));
            return Block;
        }
        finally
        {
            Current = null;
        }
    }

    /// <summary>Adds a node per item, or one if there is no <c>-ForEach</c>.</summary>
    public void Add(Func<object?, bool, TestNode> create, object[]? items)
    {
        foreach (var item in items ?? [null!])
        {
            var node = create(item, items is not null);
            Block.Children.Add(node);
            scopes.Enter(node, () =>
            {
                node.Name = scopes.Expand(node.Template);
                if (node is TestBlock block)
                {
                    Enter(block);
                }
            });
        }
    }

    private void Enter(TestBlock block)
    {
        var outer = Block;
        Block = block;
        try
        {
            scopes.DotSource(block.Body!);
        }
        finally
        {
            Block = outer;
        }
    }
}
