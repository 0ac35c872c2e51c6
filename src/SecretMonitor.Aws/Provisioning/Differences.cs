using System.Globalization;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Collects what differs between what is and what should be.</summary>
internal sealed class Differences : List<MonitorDifference>
{
    private const string Nothing = "none";

    /// <summary>Notes a property whose values are not equal.</summary>
    public void Compare<T>(string property, T before, T after) =>
        When(!EqualityComparer<T>.Default.Equals(before, after), property, before, after);

    /// <summary>Notes a description that differs by itself; otherwise it only says again what else differs.</summary>
    public void CompareDescription(string? before, string after) =>
        When(Count == 0 && before != after, "description", before, after);

    /// <summary>Notes a property, if it differs.</summary>
    public void When(bool differs, string property, object? before, object? after)
    {
        if (differs)
        {
            Add(new(property, TextOf(before), TextOf(after)));
        }
    }

    /// <summary>Notes the statements of a policy that do not mean what they should, or are missing; others may stand.</summary>
    public void Compare(PolicyDocument before, IEnumerable<PolicyStatement> after)
    {
        foreach (var wanted in after)
        {
            var found = before.Statement.FirstOrDefault(s => s.Sid == wanted.Sid);
            var isSame = found is not null && PolicyDocument.Of(found).SemanticallyEquals(PolicyDocument.Of(wanted));
            When(!isSame, $"policy statement {wanted.Sid}", found, wanted);
        }
    }

    private static string TextOf(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(text) ? Nothing : text!;
    }
}
