namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>EventBridge's default bus of a region, as the other services see it.</summary>
internal interface IEventBus
{
    /// <summary>Offers an event to the rules of a region's default bus.</summary>
    /// <param name="region">The region.</param>
    /// <param name="eventJson">
    /// The whole event: version, id, detail-type, source, account, time, region, resources, detail.
    /// </param>
    /// <param name="isReadOnlyManagementEvent">
    /// Whether it is a read-only management event of CloudTrail, which rules in state ENABLED do not see.
    /// </param>
    void Put(string region, string eventJson, bool isReadOnlyManagementEvent);
}
