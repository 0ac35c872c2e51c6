using Amazon.CloudTrail.Model;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Which management events a trail records: read off its basic or its advanced selectors.</summary>
internal sealed class TrailSelectors(GetEventSelectorsResponse selectors)
{
    private const string SecretsManager = "secretsmanager.amazonaws.com";

    /// <summary>What a trail without selectors of its own records.</summary>
    public static TrailSelectors AllManagementEvents { get; } =
        new(new() { EventSelectors = [new() { ReadWriteType = "All", IncludeManagementEvents = true }] });

    /// <summary>Whether read events are recorded.</summary>
    public bool RecordReads => Record(isRead: true);

    /// <summary>Whether write events are recorded.</summary>
    public bool RecordWrites => Record(isRead: false);

    /// <summary>Whether the reads of secrets are among them.</summary>
    public bool IncludeSecretsManager =>
        selectors.EventSelectors.Or().Any(s => Records(s, isRead: true)
            && s.ExcludeManagementEventSources.Or().All(source => source != SecretsManager))
        || selectors.AdvancedEventSelectors.Or().Any(s => Records(s, isRead: true)
            && Fields(s, "eventSource").All(f => f.NotEquals?.Contains(SecretsManager) != true
                && f.Equals?.Contains(SecretsManager) != false));

    private bool Record(bool isRead) =>
        selectors.EventSelectors.Or().Any(s => Records(s, isRead))
        || selectors.AdvancedEventSelectors.Or().Any(s => Records(s, isRead));

    private static bool Records(EventSelector selector, bool isRead) =>
        selector.IncludeManagementEvents != false
        && selector.ReadWriteType?.Value != (isRead ? "WriteOnly" : "ReadOnly");

    private static bool Records(AdvancedEventSelector selector, bool isRead) =>
        Fields(selector, "eventCategory").Any(f => f.Equals?.Contains("Management") == true)
        && !Fields(selector, "readOnly").Any(f => f.Equals?.Contains(isRead ? "false" : "true") == true);

    private static IEnumerable<AdvancedFieldSelector> Fields(AdvancedEventSelector selector, string name) =>
        selector.FieldSelectors.Or().Where(f => f.Field == name);
}
