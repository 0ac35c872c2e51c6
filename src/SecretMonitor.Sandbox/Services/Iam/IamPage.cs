using System.Globalization;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Iam;

/// <summary>IAM's paging: at most MaxItems (100), a marker for the rest.</summary>
internal static class IamPage
{
    /// <summary>The answer with one page of a list.</summary>
    public static Structure Of<T>(Structure input, string member, IEnumerable<T> all, Func<T, object> show)
    {
        var start = 0;
        if (input.Text("Marker") is { } marker
            && !int.TryParse(marker, NumberStyles.None, CultureInfo.InvariantCulture, out start))
        {
            throw new ServiceFault("ValidationException", "Invalid Marker.");
        }

        var items = all.Skip(start).ToList();
        var size = (int)(input.Number("MaxItems") ?? 100);
        var isTruncated = items.Count > size;
        return new()
        {
            [member] = items.Take(size).Select(show).ToList(),
            ["IsTruncated"] = isTruncated,
            ["Marker"] = isTruncated ? (start + size).ToString(CultureInfo.InvariantCulture) : null,
        };
    }
}
