using System.Collections;

namespace SecretMonitor.Sandbox.Values;

/// <summary>
/// A request, an answer or a part of one, whatever the protocol: members in order, by their names in AWS's model.
/// A value is a <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, byte array,
/// <see cref="DateTimeOffset"/>, <see cref="Structure"/>, a list (<see cref="IReadOnlyList{T}"/> of values) or a map
/// (<see cref="IReadOnlyDictionary{TKey,TValue}"/> of values). Assigning null leaves the member absent.
/// </summary>
internal sealed class Structure : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _members = [];

    public int Count => _members.Count;

    public object? this[string name]
    {
        get => IndexOf(name) is var at and >= 0 ? _members[at].Value : null;
        set
        {
            var at = IndexOf(name);
            if (value is null)
            {
                if (at >= 0)
                {
                    _members.RemoveAt(at);
                }
            }
            else if (at >= 0)
            {
                _members[at] = new(name, value);
            }
            else
            {
                _members.Add(new(name, value));
            }
        }
    }

    public bool Has(string name) => this[name] is not null;

    public string? Text(string name) => this[name] as string;

    /// <summary>A member that the model requires, so that validation has made sure of it.</summary>
    public string Required(string name) =>
        Text(name) ?? throw new InvalidOperationException($"{name} is not in the request.");

    public long? Number(string name) => this[name] as long?;

    public double? Real(string name) => this[name] switch { double d => d, long l => l, _ => null };

    public bool? Flag(string name) => this[name] as bool?;

    public DateTimeOffset? Time(string name) => this[name] as DateTimeOffset?;

    public byte[]? Bytes(string name) => this[name] as byte[];

    public Structure? Part(string name) => this[name] as Structure;

    public IReadOnlyList<string> Texts(string name) => List<string>(name);

    public IReadOnlyList<Structure> Parts(string name) => List<Structure>(name);

    public IReadOnlyDictionary<string, object> Map(string name) =>
        this[name] as IReadOnlyDictionary<string, object> ?? new Dictionary<string, object>();

    /// <summary>A map of strings.</summary>
    public IReadOnlyDictionary<string, string> TextMap(string name) =>
        Map(name).Where(e => e.Value is string).ToDictionary(e => e.Key, e => (string)e.Value);

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A loop: every call looks up dozens of members, and a search by a delegate makes one each time.</summary>
    private int IndexOf(string name)
    {
        var at = _members.Count - 1;
        while (at >= 0 && _members[at].Key != name)
        {
            at--;
        }

        return at;
    }

    private IReadOnlyList<T> List<T>(string name) =>
        this[name] is IReadOnlyList<object> list ? [.. list.OfType<T>()] : [];
}
