namespace SecretMonitor.Detections;

/// <summary>
/// Puts entries of an allow-list together that may mean the same caller, so that filters which each take some of the
/// entries never count one read twice. In doubt two entries overlap.
/// </summary>
internal static class AllowListOverlap
{
    /// <summary>The entries in groups; no caller is meant by entries of two groups.</summary>
    public static IReadOnlyList<IReadOnlyList<AllowedPrincipal>> Group(IEnumerable<AllowedPrincipal> entries)
    {
        List<List<AllowedPrincipal>> groups = [];
        foreach (AllowedPrincipal entry in entries)
        {
            List<List<AllowedPrincipal>> same = [.. groups.Where(group => group.Any(other => MayMeet(entry, other)))];
            groups.RemoveAll(same.Contains);
            groups.Add([.. same.SelectMany(group => group), entry]);
        }

        return groups;
    }

    private static bool MayMeet(AllowedPrincipal one, AllowedPrincipal other)
    {
        if (one.Path == other.Path)
        {
            return MayMeet(one.Text, other.Text);
        }

        // A role and a session of it; or an account and somebody in it.
        (string? account, string? name) = Parts(one);
        (string? otherAccount, string? otherName) = Parts(other);
        return MayMeet(account ?? "*", otherAccount ?? "*") && MayMeet(name ?? "*", otherName ?? "*");
    }

    // The account, and what both a role and its sessions are called; null for anybody of the account.
    private static (string? Account, string? Name) Parts(AllowedPrincipal entry)
    {
        if (!Arn.TryParse(entry.Text, out Arn? arn))
        {
            return (entry.Text, null);
        }

        string[] parts = arn.Resource.Split('/');
        string last = parts[parts.Length - 1];
        return (arn.AccountId, parts[0] switch
        {
            // An asterisk reaches beyond a slash: the name may begin behind it, or end before it.
            "role" => "role/" + (last.IndexOf('*') < 0 ? last : "*"),
            "assumed-role" => "role/" + (parts.Length > 2 ? parts[1] : last.Split('*')[0] + "*"),
            _ => arn.Resource,
        });
    }

    // Whether some text may match both patterns: their beginnings agree, and their ends.
    private static bool MayMeet(string one, string other)
    {
        string[] first = one.Split('*'), second = other.Split('*');
        return first.Length == 1 ? TextPattern.Matches(other, one)
            : second.Length == 1 ? TextPattern.Matches(one, other)
            : Agree(first[0], second[0], (longer, shorter) => longer.StartsWith(shorter, StringComparison.Ordinal))
                && Agree(
                    first[first.Length - 1], second[second.Length - 1],
                    (longer, shorter) => longer.EndsWith(shorter, StringComparison.Ordinal));
    }

    private static bool Agree(string one, string other, Func<string, string, bool> covers) =>
        one.Length >= other.Length ? covers(one, other) : covers(other, one);
}
