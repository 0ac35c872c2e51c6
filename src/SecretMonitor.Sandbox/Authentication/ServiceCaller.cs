namespace SecretMonitor.Sandbox.Authentication;

/// <summary>
/// An AWS service acting on a resource: EventBridge publishing for a rule, CloudWatch for an alarm, CloudTrail writing
/// for a trail, SNS sending to a queue. It has no identity policy: the resource's policy must allow it.
/// </summary>
/// <param name="Principal">The service principal: <c>events.amazonaws.com</c>.</param>
/// <param name="SourceArn"><c>aws:SourceArn</c>: the rule, alarm, trail or topic.</param>
/// <param name="SourceAccount"><c>aws:SourceAccount</c>.</param>
internal sealed record ServiceCaller(string Principal, string? SourceArn, string? SourceAccount)
{
    /// <summary>Whether the request carries <c>aws:SourceOwner</c>: CloudWatch's do, EventBridge's do not.</summary>
    public bool HasSourceOwner { get; init; }

    /// <summary>The role that the service acts by: its policies decide then, not the resource's.</summary>
    public string? RoleArn { get; init; }
}
