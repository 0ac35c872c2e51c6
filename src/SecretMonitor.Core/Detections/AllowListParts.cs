using static SecretMonitor.Detections.RecordCondition;

namespace SecretMonitor.Detections;

/// <summary>
/// Divides unexpected reads by the beginning of the caller's name, so that each part needs the entries of the allow-list
/// only that begin so. The parts leave no gap: the last one is of all names that begin otherwise, and of callers without
/// a name.
/// </summary>
/// <remarks>
/// Users are named in <c>userIdentity</c>, roles in what issued the session. Entries with wildcards and those for
/// accounts, services and sessions are few, and part of every part.
/// </remarks>
internal sealed class AllowListParts
{
    private const string UserName = "userIdentity.userName";
    private const string RoleName = "userIdentity.sessionContext.sessionIssuer.userName";

    private readonly RecordCondition _read;
    private readonly Func<RecordCondition, bool> _fits;
    private readonly ILookup<string, AllowedPrincipal> _byNameField;
    private readonly List<RecordCondition> _otherNames = [];

    /// <param name="read">What all parts demand.</param>
    /// <param name="allowed">The allow-list.</param>
    /// <param name="fits">Whether a part is small enough.</param>
    public AllowListParts(RecordCondition read, IReadOnlyList<AllowedPrincipal> allowed, Func<RecordCondition, bool> fits)
    {
        (_read, _fits) = (read, fits);
        _byNameField = allowed.ToLookup(NameFieldOf);
    }

    /// <summary>The parts.</summary>
    public RecordCondition Divide()
    {
        List<RecordCondition> parts = [];
        List<AllowedPrincipal> left = [.. _byNameField[""]];
        foreach (string field in new[] { RoleName, UserName })
        {
            List<string> prefixes = [];
            foreach ((string prefix, AllowedPrincipal[] entries) in Divide(field, prefix: "", [.. _byNameField[field]], left))
            {
                parts.Add(Part(field, prefix, entries));
                prefixes.Add(prefix + "*");
            }

            if (prefixes.Count > 0)
            {
                _otherNames.Add(OneOf(IsMissing(field), IsNot(field, prefixes)));
            }
        }

        return OneOf([.. parts, All([_read, .. _otherNames, .. DetectionConditions.NoneOf(left)])]);
    }

    // A name that is itself the beginning of others is left to the last part.
    private IEnumerable<(string Prefix, AllowedPrincipal[] Entries)> Divide(
        string field, string prefix, AllowedPrincipal[] entries, List<AllowedPrincipal> left)
    {
        if (prefix.Length > 0 && _fits(Part(field, prefix, entries)))
        {
            return [(prefix, entries)];
        }

        left.AddRange(entries.Where(entry => NameOf(entry) == prefix));
        return entries.Where(entry => NameOf(entry).Length > prefix.Length)
            .GroupBy(entry => NameOf(entry)[prefix.Length])
            .SelectMany(next => Divide(field, prefix + next.Key, [.. next], left));
    }

    private RecordCondition Part(string field, string prefix, IEnumerable<AllowedPrincipal> entries) => All(
        [_read, .. _otherNames, Is(field, prefix + "*"), .. DetectionConditions.NoneOf([.. entries, .. _byNameField[""]])]);

    private static string NameOf(AllowedPrincipal entry) => entry.Text.Substring(entry.Text.LastIndexOf('/') + 1);

    private static string NameFieldOf(AllowedPrincipal entry) => entry.Text.IndexOf('*') >= 0 ? ""
        : entry.Text.IndexOf(":role/", StringComparison.Ordinal) > 0 ? RoleName
        : entry.Text.IndexOf(":user/", StringComparison.Ordinal) > 0 ? UserName
        : "";
}
