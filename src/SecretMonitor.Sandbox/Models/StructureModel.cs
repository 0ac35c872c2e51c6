namespace SecretMonitor.Sandbox.Models;

/// <summary>A structure: the input or output of an operation, or a part of one.</summary>
internal sealed class StructureModel(string name)
{
    private readonly Dictionary<string, MemberModel> _byWire = new(StringComparer.Ordinal);
    private readonly List<MemberModel> _members = [];

    public string Name { get; } = name;

    /// <summary>The members in the model's order.</summary>
    public IReadOnlyList<MemberModel> Members => _members;

    /// <summary>The member of a name on the wire, or null: unknown members are ignored, as AWS does.</summary>
    public MemberModel? FromWire(string wire) => _byWire.TryGetValue(wire, out var member) ? member : null;

    internal void Add(MemberModel member)
    {
        _members.Add(member);
        _byWire[member.Wire] = member;
    }
}
