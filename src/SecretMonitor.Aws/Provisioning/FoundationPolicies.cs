using SecretMonitor.Aws.Sessions;
using SecretMonitor.Policies;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// The policies of the foundation. CloudTrail may do what it needs for our own trail, and nothing for others.
/// </summary>
internal sealed class FoundationPolicies(AwsSession session)
{
    private static readonly PolicyPrincipal CloudTrail = PolicyPrincipal.Service("cloudtrail.amazonaws.com");

    private readonly FoundationNames _names = new(session);

    private PolicyCondition FromOurTrail => new("StringEquals", "aws:SourceArn", _names.TrailArn);

    private PolicyCondition FromOurAccount => new("StringEquals", "aws:SourceAccount", session.AccountId);

    /// <summary>
    /// The bucket: only over TLS, and CloudTrail may deliver. The Sids are those that AWS's console gives.
    /// </summary>
    public IReadOnlyList<PolicyStatement> Bucket =>
    [
        new()
        {
            Sid = "DenyInsecureTransport",
            Effect = PolicyEffect.Deny,
            Principal = [PolicyPrincipal.Anyone],
            Action = ["s3:*"],
            Resource = [_names.BucketArn, _names.BucketArn + "/*"],
            Condition = [new("Bool", "aws:SecureTransport", "false")],
        },
        new()
        {
            Sid = "AWSCloudTrailAclCheck20150319",
            Principal = [CloudTrail],
            Action = ["s3:GetBucketAcl"],
            Resource = [_names.BucketArn],
            Condition = [FromOurTrail, FromOurAccount],
        },
        new()
        {
            Sid = "AWSCloudTrailWrite20150319",
            Principal = [CloudTrail],
            Action = ["s3:PutObject"],
            Resource = [$"{_names.BucketArn}/AWSLogs/{session.AccountId}/*"],
            Condition =
                [new("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control"), FromOurTrail, FromOurAccount],
        },
    ];

    /// <summary>Who may assume the role: CloudTrail, for our trail.</summary>
    public PolicyDocument RoleTrust => PolicyDocument.Of(new PolicyStatement
    {
        Principal = [CloudTrail],
        Action = ["sts:AssumeRole"],
        Condition = [FromOurTrail, FromOurAccount],
    });

    /// <summary>What the role may do: write its own streams in our log group.</summary>
    public PolicyDocument RolePermission => PolicyDocument.Of(new PolicyStatement
    {
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource = [_names.LogStreamsArn],
    });
}
