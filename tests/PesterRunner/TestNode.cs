using System.Management.Automation;

namespace PesterRunner;

/// <summary>What discovery finds: a block or a test, once per item of its <c>-ForEach</c>.</summary>
internal abstract class TestNode(TestBlock? parent, string name)
{
    public TestBlock? Parent { get; } = parent;

    /// <summary>Position in the file, such as <c>0.2.1</c>: the same in every discovery of the same file.</summary>
    public string Id { get; } = parent switch
    {
        null => "",
        { Id: "" } => $"{parent.Children.Count}",
        _ => $"{parent.Id}.{parent.Children.Count}",
    };

    /// <summary>As written, with <c>&lt;name&gt;</c> in it.</summary>
    public string Template { get; } = name;

    /// <summary>The template filled in, as far as it can be.</summary>
    public string Name { get; set; } = name;

    /// <summary>The item of <c>-ForEach</c>: <c>$_</c>, and its keys as variables.</summary>
    public object? Data { get; init; }

    public bool HasData { get; init; }

    public bool Skip { get; init; }

    public ScriptBlock? Body { get; init; }

    /// <summary>Names from the outermost block to this node.</summary>
    public IEnumerable<string> Path => Parent is null ? [] : [.. Parent.Path, Name];
}
