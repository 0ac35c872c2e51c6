using System.Globalization;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>A form's parameters as the tree that their dotted names describe.</summary>
internal sealed class QueryNode
{
    private const int DeepestName = 32;

    private Dictionary<string, QueryNode>? _children;

    public string? Text { get; private set; }

    public QueryNode? this[string name] =>
        _children is not null && _children.TryGetValue(name, out var child) ? child : null;

    /// <summary>The children with numbers as names, in the order of the numbers.</summary>
    public IEnumerable<QueryNode> Numbered => (_children ?? [])
        .Select(c => (Number: NumberOf(c.Key), c.Value))
        .Where(c => c.Number is not null)
        .OrderBy(c => c.Number)
        .Select(c => c.Value);

    public static QueryNode Of(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        QueryNode root = new();
        foreach (var parameter in parameters)
        {
            var node = root;
            foreach (var part in parameter.Key.Split(['.'], DeepestName))
            {
                node = node.Child(part);
            }

            node.Text ??= parameter.Value;
        }

        return root;
    }

    private static int? NumberOf(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private QueryNode Child(string name)
    {
        _children ??= new(StringComparer.Ordinal);
        if (!_children.TryGetValue(name, out var child))
        {
            _children[name] = child = new();
        }

        return child;
    }
}
