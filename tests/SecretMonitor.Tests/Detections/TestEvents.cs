using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Detections;
using SecretMonitor.Secrets;
using SecretMonitor.Tests.Trails;
using Xunit;

namespace SecretMonitor.Tests.Detections;

/// <summary>Asks all three projections of a detection about a record.</summary>
internal static class TestEvents
{
    public static SecretReference Secret { get; } =
        SecretReference.FromDescription(SampleRecords.Name, SampleRecords.FullArn);

    /// <summary>The event that EventBridge makes of a record.</summary>
    public static JsonObject EventOf(JsonObject record) => new()
    {
        ["version"] = "0",
        ["id"] = "0d0a608b-b6bd-e22d-739b-365f723ccf4b",
        ["detail-type"] = "AWS API Call via CloudTrail",
        ["source"] = "aws." + ((string?)record["eventSource"] ?? "").Split('.')[0],
        ["account"] = SampleRecords.Account,
        ["time"] = "2026-09-14T05:51:07Z",
        ["region"] = SampleRecords.Region,
        ["resources"] = new JsonArray(),
        ["detail"] = record.DeepClone(),
    };

    /// <summary>Whether the detection is raised; fails unless the three projections agree, and count the record once.</summary>
    public static bool IsRaised(this ScopedDetection detection, JsonObject record)
    {
        bool local = detection.Matches(record.ToRecord());
        JsonElement message = JsonSerializer.SerializeToElement(record);
        JsonElement @event = JsonSerializer.SerializeToElement(EventOf(record));

        int filtered = detection.FilterPatterns.Counting.Sum(p => p.Pattern.Matches(message) ? p.Value : 0);
        int published = detection.EventPatterns.Patterns.Count(pattern => pattern.Matches(@event));

        // A batch that lists several of the secrets may meet several patterns: the documented exception.
        bool isList = record["requestParameters"] is JsonObject parameters && parameters.ContainsKey("secretIdList");
        int expected = local ? isList ? Math.Max(1, filtered) : 1 : 0;
        Assert.Null(detection.FilterPatterns.Limitation);
        Assert.Equal(expected, filtered);
        if (detection.EventPatterns.Limitation is null)
        {
            Assert.Equal(local, published > 0);
            Assert.True(published <= 1 || isList);
        }

        return local;
    }
}
