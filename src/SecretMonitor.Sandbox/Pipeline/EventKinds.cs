namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>How CloudTrail sorts operations, by their names.</summary>
internal static class EventKinds
{
    private static readonly string[] LookupVerbs = ["Get", "BatchGet", "List", "Describe", "Head"];

    private static readonly string[] ReadVerbs =
    [
        .. LookupVerbs, "Lookup", "Test", "Filter", "Validate", "Receive", "StartQuery", "StopQuery",
    ];

    /// <summary>What does not change a key.</summary>
    private static readonly string[] KeyUses =
        ["Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "GenerateRandom", "ReEncrypt"];

    private static readonly HashSet<string> DataEvents = new(StringComparer.Ordinal)
    {
        "logs:PutLogEvents",
        "monitoring:PutMetricData", "monitoring:GetMetricData", "monitoring:GetMetricStatistics",
        "sns:Publish", "sns:PublishBatch",
        "sqs:SendMessage", "sqs:SendMessageBatch", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:DeleteMessageBatch",
        "sqs:ChangeMessageVisibility",
        "events:PutEvents",
        "s3:HeadBucket",
    };

    public static bool IsReadOnly(string signingName, string operation) =>
        signingName == "sts"
        || (signingName == "kms" && KeyUses.Contains(operation))
        || ReadVerbs.Any(verb => operation.StartsWith(verb, StringComparison.Ordinal));

    /// <summary>Whether an operation only looks at what there is, and leaves it as it is.</summary>
    public static bool IsLookup(string operation) =>
        LookupVerbs.Any(verb => operation.StartsWith(verb, StringComparison.Ordinal));

    /// <summary>
    /// Whether an operation is one of the many on the data itself, which trails log only when told to.
    /// </summary>
    public static bool IsDataEvent(string signingName, string operation) =>
        DataEvents.Contains($"{signingName}:{operation}") || (signingName == "s3" && IsAboutObjects(operation));

    private static bool IsAboutObjects(string operation) =>
        operation.IndexOf("ObjectLockConfiguration", StringComparison.Ordinal) < 0
        && (operation.IndexOf("Object", StringComparison.Ordinal) >= 0
            || operation.IndexOf("Upload", StringComparison.Ordinal) >= 0
            || operation == "ListParts");
}
