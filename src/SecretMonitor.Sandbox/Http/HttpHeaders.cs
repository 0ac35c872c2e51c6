using System.Collections;

namespace SecretMonitor.Sandbox.Http;

/// <summary>
/// Header fields in the order in which they were sent; names are case-insensitive, repeated names are kept.
/// </summary>
internal sealed class HttpHeaders : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    /// <summary>
    /// The first value of a name, or null. Setting replaces all values of the name; null removes them.
    /// </summary>
    public string? this[string name]
    {
        get => IndexOf(name) is var at and >= 0 ? _fields[at].Value : null;
        set
        {
            _fields.RemoveAll(f => Is(f, name));
            if (value is not null)
            {
                Add(name, value);
            }
        }
    }

    public IEnumerable<string> Values(string name) => _fields.Where(f => Is(f, name)).Select(f => f.Value);

    public bool Has(string name) => IndexOf(name) >= 0;

    public void Add(string name, string value) => _fields.Add(new(name, value));

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A loop: a search by a delegate would make one for each of the many headers that are asked for.</summary>
    private int IndexOf(string name)
    {
        for (var i = 0; i < _fields.Count; i++)
        {
            if (Is(_fields[i], name))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Is(KeyValuePair<string, string> field, string name) =>
        string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase);
}
