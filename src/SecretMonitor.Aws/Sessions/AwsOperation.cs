using Amazon.Runtime;

namespace SecretMonitor.Aws.Sessions;

/// <summary>
/// The name of a request's operation, read off its class: <c>Amazon.SecretsManager.Model.GetSecretValueRequest</c>.
/// </summary>
internal static class AwsOperation
{
    private static readonly Dictionary<string, string> Services = new(StringComparer.Ordinal)
    {
        ["CloudWatchLogs"] = "logs",
        ["EventBridge"] = "events",
        ["IdentityManagement"] = "iam",
        ["KeyManagementService"] = "kms",
        ["ResourceGroupsTaggingAPI"] = "tag",
        ["SecurityToken"] = "sts",
        ["SimpleNotificationService"] = "sns",
    };

    // Where AWS's action has another name than its operation.
    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        ["s3:HeadBucket"] = "s3:ListBucket",
        ["s3:ListObjectsV2"] = "s3:ListBucket",
        ["s3:ListVersions"] = "s3:ListBucketVersions",
        ["s3:DeleteObjects"] = "s3:DeleteObjectVersion",
        ["s3:PutBucket"] = "s3:CreateBucket",
        ["s3:PutPublicAccessBlock"] = "s3:PutBucketPublicAccessBlock",
        ["s3:GetPublicAccessBlock"] = "s3:GetBucketPublicAccessBlock",
        ["s3:PutBucketEncryption"] = "s3:PutEncryptionConfiguration",
        ["s3:GetBucketEncryption"] = "s3:GetEncryptionConfiguration",
    };

    /// <summary>Such as <c>secretsmanager:GetSecretValue</c>.</summary>
    public static string Of(AmazonWebServiceRequest request)
    {
        var type = request.GetType();
        var service = type.Namespace!.Split('.')[1];
        return $"{(Services.TryGetValue(service, out var prefix) ? prefix : service.ToLowerInvariant())}:"
            + type.Name.Substring(0, type.Name.Length - "Request".Length);
    }

    /// <summary>The IAM action that an operation needs.</summary>
    public static string ActionOf(string operation) =>
        Actions.TryGetValue(operation, out var action) ? action : operation;
}
