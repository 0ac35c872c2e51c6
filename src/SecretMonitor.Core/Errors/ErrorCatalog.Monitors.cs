using SecretMonitor.Monitors;

namespace SecretMonitor.Errors;

/// <content>What stands against a monitor.</content>
public static partial class ErrorCatalog
{
    /// <summary>There is no such secret.</summary>
    public static SecretMonitorException SecretNotFound(string secretId, string accountId, string region) =>
        new(nameof(SecretNotFound), ErrorKind.ObjectNotFound,
            $"There is no secret '{secretId}' in account {accountId}, {region}.", null)
        {
            Target = secretId,
            RecommendedAction = $"Check name and region, or create it: New-SecretMonitor -SecretName {secretId}.",
        };

    /// <summary>A secret of this name exists, and was not created by us.</summary>
    public static SecretMonitorException SecretExists(string name, string accountId, string region) =>
        new(nameof(SecretExists), ErrorKind.ResourceExists,
            $"The secret '{name}' exists already in account {accountId}, {region}, and was not created with this "
                + "monitor.", null)
        {
            Target = name,
            RecommendedAction = $"Watch it as it is: New-SecretMonitor -SecretId {name}.",
        };

    /// <summary>The name belongs to a secret that is scheduled for deletion.</summary>
    public static SecretMonitorException SecretNameBlocked(string name, string accountId, string region) =>
        new(nameof(SecretNameBlocked), ErrorKind.ResourceUnavailable,
            $"The name '{name}' belongs to a secret in account {accountId}, {region}, that is scheduled for "
                + "deletion.", null)
        {
            Target = name,
            RecommendedAction = "Run the command with -RestoreSecret, which restores it with the value that it had; or with "
                + "-ReplaceSecret, which deletes it at once, beyond recovery, and creates it anew; or choose another name.",
        };

    /// <summary>The secret was there before the monitor: it is not ours to delete.</summary>
    public static SecretMonitorException SecretNotOurs(string secretId, string monitorName) =>
        new(nameof(SecretNotOurs), ErrorKind.InvalidOperation,
            $"The secret '{secretId}' was not created with the monitor '{monitorName}', so -DeleteSecret does not "
                + "delete it.", null)
        {
            Target = secretId,
            RecommendedAction = "Remove the monitor without -DeleteSecret, and delete the secret yourself if you "
                + "mean to.",
        };

    /// <summary>The ARN names a resource of another kind.</summary>
    public static SecretMonitorException WrongArn(string parameter, string arn, string wanted) =>
        new(nameof(WrongArn), ErrorKind.InvalidArgument, $"-{parameter} '{arn}' is not the ARN of {wanted}.", null)
        {
            Target = arn,
            RecommendedAction = $"Give -{parameter} the ARN of {wanted}.",
        };

    /// <summary>The ARN lives in another region than the session.</summary>
    public static SecretMonitorException WrongRegion(string parameter, string arn, string region) =>
        new(nameof(WrongRegion), ErrorKind.InvalidArgument,
            $"-{parameter} '{arn}' is not in {region}; alarms and rules work in one region only.", null)
        {
            Target = arn,
            RecommendedAction = "Give -Region the region of the ARN; each region needs its own monitor.",
        };

    /// <summary>The secret belongs to another account, where its reads are recorded.</summary>
    public static SecretMonitorException WrongAccount(string secretId, string owner, string accountId) =>
        new(nameof(WrongAccount), ErrorKind.InvalidArgument,
            $"The secret '{secretId}' belongs to account {owner}; account {accountId} only records its own reads "
                + "of it.", null)
        {
            Target = secretId,
            RecommendedAction = $"Create the monitor with credentials of account {owner}.",
        };

    /// <summary>There is no such monitor.</summary>
    public static SecretMonitorException MonitorNotFound(string monitorName, string accountId, string region) =>
        new(nameof(MonitorNotFound), ErrorKind.ObjectNotFound,
            $"There is no monitor '{monitorName}' in account {accountId}, {region}.", null)
        {
            Target = monitorName,
            RecommendedAction = "List the monitors with Get-SecretMonitor; each region has its own.",
        };

    /// <summary>Of the monitor so little is there that nothing tells what it watches.</summary>
    public static SecretMonitorException MonitorIncomplete(string monitorName, string accountId, string region) =>
        new(nameof(MonitorIncomplete), ErrorKind.InvalidOperation,
            $"The monitor '{monitorName}' in account {accountId}, {region}, has neither a metric filter nor a rule: "
                + "nothing tells which secrets it watches.", null)
        {
            Target = monitorName,
            RecommendedAction = $"Name them: New-SecretMonitor -MonitorName {monitorName} -SecretId ...",
        };

    /// <summary>The trail that was to be adopted does not exist here.</summary>
    public static SecretMonitorException TrailNotFound(string trail, string accountId, string region) =>
        new(nameof(TrailNotFound), ErrorKind.ObjectNotFound,
            $"There is no trail '{trail}' that covers {region} in account {accountId}.", null)
        {
            Target = trail,
            RecommendedAction = "List the trails with 'aws cloudtrail describe-trails', and name one of them; "
                + "without -Trail one is found or created.",
        };

    /// <summary>The trail that was named does not record reads of secrets.</summary>
    public static SecretMonitorException TrailNotUsable(string trail, string why, string accountId, string region) =>
        new(nameof(TrailNotUsable), ErrorKind.InvalidOperation,
            $"The trail '{trail}' in account {accountId} cannot serve a monitor in {region}: {why}.", null)
        {
            Target = trail,
            RecommendedAction = "Correct the trail, name another with -Trail, or leave -Trail out.",
        };

    /// <summary>The account's trail delivers to no log group here, so metric filters have nothing to read.</summary>
    /// <param name="trail">The trail's name.</param>
    /// <param name="delivers">Where it delivers to, as the end of a sentence about it.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="region">The region that the metric filters would have to be in.</param>
    public static SecretMonitorException TrailWithoutLogGroup(
        string trail, string delivers, string accountId, string region) =>
        new(nameof(TrailWithoutLogGroup), ErrorKind.InvalidOperation,
            $"The trail '{trail}' records the reads of account {accountId}, but {delivers}; the CloudWatch route needs a "
            + $"log group in {region}. A second trail would be billed, so none is created unasked.", null)
        {
            Target = trail,
            RecommendedAction = "Use -Route EventBridge, which needs no log group; or give that trail a log group "
                + $"(aws cloudtrail update-trail --name {trail} --cloud-watch-logs-log-group-arn ... "
                + "--cloud-watch-logs-role-arn ...); or accept a second copy of management events, billed at "
                + $"{MonthlyCost.Format(MonthlyCost.SecondCopyOfEvents)} per 100,000, with -NewTrail.",
        };

    /// <summary>A trail may record the reads, but whether it does may not be read.</summary>
    public static SecretMonitorException TrailUnreadable(string trailArn, string accountId, string region) =>
        new(nameof(TrailUnreadable), ErrorKind.PermissionDenied,
            $"The trail '{trailArn}' may record the reads of account {accountId} in {region}, but its state may not be "
            + "read; a second trail would be billed, so none is created unasked.", null)
        {
            Target = trailArn,
            RecommendedAction = "Get cloudtrail:GetTrailStatus and cloudtrail:GetEventSelectors on it; or take it as it "
                + $"is with -Trail {trailArn} -Route EventBridge; or accept a second copy of management events, billed at "
                + $"{MonthlyCost.Format(MonthlyCost.SecondCopyOfEvents)} per 100,000, with -NewTrail.",
        };

    /// <summary>The topic does not exist.</summary>
    public static SecretMonitorException TopicNotFound(string topicArn) =>
        new(nameof(TopicNotFound), ErrorKind.ObjectNotFound, $"There is no topic '{topicArn}'.", null)
        {
            Target = topicArn,
            RecommendedAction = "Check -TopicArn, or leave it out: the monitor then gets a topic of its own.",
        };

    /// <summary>The topic that a deployed monitor publishes to, and that is not its own, was deleted.</summary>
    public static SecretMonitorException TopicGone(string topicArn, string monitorName, string ownTopicArn) =>
        new(nameof(TopicGone), ErrorKind.ObjectNotFound,
            $"The topic '{topicArn}', which the monitor '{monitorName}' publishes to, is gone: nobody is alerted.", null)
        {
            Target = topicArn,
            RecommendedAction = "Run New-SecretMonitor for the monitor with -TopicArn: that of another topic, or "
                + $"{ownTopicArn} for one of its own.",
        };

    /// <summary>The KMS key cannot encrypt what a monitor consists of.</summary>
    public static SecretMonitorException KeyNotUsable(
        string keyId, string problem, string accountId, string region, Exception? inner = null) =>
        new(nameof(KeyNotUsable), ErrorKind.InvalidArgument,
            $"The key '{keyId}' cannot be used in account {accountId}, {region}: {problem}.", inner)
        {
            Target = keyId,
            RecommendedAction = "Use an enabled symmetric key of your own in this region, for -KmsKeyId and for a topic that is adopted.",
        };

    /// <summary>The key's policy keeps out services that have to use it: nothing would be recorded, nobody alerted.</summary>
    /// <param name="keyArn">The key.</param>
    /// <param name="services">Who is kept out, and from what.</param>
    /// <param name="statements">The statements that would let them in, as JSON.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="region">The region.</param>
    public static SecretMonitorException KeyAccessMissing(
        string keyArn, string services, string statements, string accountId, string region) =>
        new(nameof(KeyAccessMissing), ErrorKind.PermissionDenied,
            $"The policy of the key '{keyArn}' in account {accountId}, {region}, does not let in {services}.", null)
        {
            Target = keyArn,
            RecommendedAction = "Run the command with -GrantKeyAccess, which adds these statements to the key's policy, "
                + $"and Remove-SecretMonitor takes them off again; or add them yourself: {statements}",
        };

    /// <summary>The queue that shall receive alerts does not exist.</summary>
    public static SecretMonitorException QueueNotFound(string queueArn, Exception? inner = null) =>
        new(nameof(QueueNotFound), ErrorKind.ObjectNotFound, $"There is no queue '{queueArn}'.", inner)
        {
            Target = queueArn,
            RecommendedAction = "Check the ARN, or create the queue: a subscription of none would receive nothing.",
        };

    /// <summary>Something else has the name that we need.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="owner">The value of our tag that it would have to carry.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="region">The region.</param>
    public static SecretMonitorException NameTaken(
        string kind, string name, string owner, string accountId, string region) =>
        new(nameof(NameTaken), ErrorKind.ResourceExists,
            $"The {kind} '{name}' in account {accountId}, {region}, was not created by SecretMonitor, and is left "
                + "alone.", null)
        {
            Target = name,
            RecommendedAction = $"Remove the {kind}, or tag it SecretMonitor={owner} if it is meant to be used and changed.",
        };

    /// <summary>EventBridge did not take the rule's target.</summary>
    public static SecretMonitorException TargetRejected(string rule, string topicArn, string? code, string? message) =>
        new(nameof(TargetRejected), ErrorKind.InvalidOperation,
            $"EventBridge did not take the topic '{topicArn}' as the target of the rule '{rule}': {message}", null)
        {
            Target = rule,
            AwsErrorCode = code,
            RecommendedAction = "Run the command again.",
        };

    /// <summary>No alarm reached the state in time.</summary>
    public static SecretMonitorException AlarmWaitTimedOut(string what, string stateValue, TimeSpan timeout) =>
        new(nameof(AlarmWaitTimedOut), ErrorKind.OperationTimeout,
            $"No alarm of {what} was in state {stateValue} within {timeout.TotalSeconds:0} seconds.", null)
        {
            Target = what,
            RecommendedAction = "CloudTrail delivers about five minutes after the call: give a longer -TimeoutSeconds, "
                + "or follow the chain with Test-SecretMonitor.",
        };

    /// <summary>There is no such alarm or monitor to wait for.</summary>
    public static SecretMonitorException AlarmNotFound(string what, string accountId, string region) =>
        new(nameof(AlarmNotFound), ErrorKind.ObjectNotFound,
            $"There is no alarm of {what} in account {accountId}, {region}.", null)
        {
            Target = what,
            RecommendedAction = "List the monitors with Get-SecretMonitor; only those with the CloudWatch route "
                + "have alarms.",
        };

    /// <summary>SNS does not accept the token: used up, older than two days, or of another topic.</summary>
    public static SecretMonitorException InvalidConfirmation(string topicArn, Exception? inner = null) =>
        new(nameof(InvalidConfirmation), ErrorKind.InvalidArgument,
            $"SNS did not accept the confirmation of a subscription to '{topicArn}'. A token works once, for two "
                + "days.", inner)
        {
            Target = topicArn,
            RecommendedAction = "Run Set-SecretMonitor -AddNotify with the recipient: SNS then sends a new confirmation.",
        };
}
