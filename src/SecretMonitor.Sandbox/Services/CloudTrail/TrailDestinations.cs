using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Services.S3;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>
/// CreateTrail's and UpdateTrail's checks of where a trail delivers, and what they leave there: the empty preflight
/// objects, the validation message on the topic, the log stream.
/// </summary>
internal sealed class TrailDestinations(World world)
{
    public const string RoleLacksPermissions = "Access denied. Verify in IAM that the role has adequate permissions.";

    private static readonly Regex BucketName =
        new(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.CultureInvariant);

    private static readonly Regex KeyId = new(
        @"^(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)/.+|alias/.+"
            + @"|mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\z",
        RegexOptions.CultureInvariant);

    /// <summary>The headers of all that CloudTrail writes for a trail, empty objects too.</summary>
    public static Dictionary<string, string> FileHeaders(Trail trail)
    {
        Dictionary<string, string> headers = new()
        {
            ["Content-Type"] = "application/json",
            ["Content-Encoding"] = "gzip",
        };
        if (trail.Settings.KmsKeyId is { } key)
        {
            JsonObject context = new() { ["aws:cloudtrail:arn"] = trail.Arn };
            headers[ObjectKey.Algorithm] = "aws:kms";
            headers[ObjectKey.Key] = key;
            headers[ObjectKey.Context] = Convert.ToBase64String(Encoding.UTF8.GetBytes(context.ToJsonString()));
        }

        return headers;
    }

    /// <summary>Checks all destinations of a trail, and prepares those that are new to it.</summary>
    /// <param name="call">The call that makes or changes the trail.</param>
    /// <param name="trail">The trail with its new settings.</param>
    /// <param name="before">The settings that it had; null for a new trail.</param>
    /// <exception cref="ServiceFault">What is wrong with the first one that cannot be used.</exception>
    public void Prepare(Call call, Trail trail, TrailSettings? before)
    {
        var settings = trail.Settings;
        if (settings.IsMultiRegion && !settings.IncludesGlobalServices)
        {
            throw new ServiceFault(
                "InvalidParameterCombinationException", "Multi-Region trail must include global service events.");
        }

        DemandBucket(trail);
        DemandKey(trail);
        DemandLogs(call, trail);
        if (settings.TopicName is not null && settings.TopicName != before?.TopicName)
        {
            DemandTopic(trail, trail.TopicArn!);
        }

        if (before is null || settings.Bucket != before.Bucket || settings.KeyPrefix != before.KeyPrefix
            || (settings.ValidatesFiles && !before.ValidatesFiles))
        {
            WritePreflight(trail);
        }

        if (settings.LogGroup is { } group)
        {
            world.Get<ILogStore>().EnsureStream(trail.HomeRegion, group, trail.LogStream);
        }
    }

    /// <summary>Whether the role of a trail may still write to its log group.</summary>
    public bool RoleAllowsLogs(Trail trail)
    {
        var arn = trail.Settings.LogGroupArn!;
        var stream = $"{arn.Substring(0, arn.Length - 2)}:log-stream:{trail.LogStream}";
        var roles = world.Seen<IRoleDirectory>();
        return roles.RoleAllows(trail.Settings.LogRoleArn!, trail.Caller, "logs:CreateLogStream", stream)
            && roles.RoleAllows(trail.Settings.LogRoleArn!, trail.Caller, "logs:PutLogEvents", stream);
    }

    private void DemandBucket(Trail trail)
    {
        var bucket = trail.Settings.Bucket;
        if (!BucketName.IsMatch(bucket))
        {
            throw new ServiceFault("InvalidS3BucketNameException", $"Bucket name {bucket} is invalid.");
        }

        if (trail.Settings.KeyPrefix is { Length: > 200 })
        {
            throw new ServiceFault("InvalidS3PrefixException", "The S3 prefix can not be longer than 200 characters.");
        }

        var objects = world.Seen<IObjectStore>();
        if (!objects.BucketExists(bucket))
        {
            throw new ServiceFault("S3BucketDoesNotExistException", $"S3 bucket {bucket} does not exist!");
        }

        if (!objects.AllowsDelivery(trail.Caller, bucket, trail.KeyPrefix))
        {
            throw InsufficientPolicy(bucket);
        }
    }

    /// <summary>The key must let CloudTrail encrypt for the trail. From here on the trail has its ARN.</summary>
    private void DemandKey(Trail trail)
    {
        if (trail.Settings.KmsKeyId is not { } id)
        {
            return;
        }

        if (!KeyId.IsMatch(id))
        {
            throw new ServiceFault("InvalidKmsKeyIdException", $"Invalid KMS key ID: {id}");
        }

        if (world.Seen<IKeyStore>().Find(trail.HomeRegion, id) is not { } key)
        {
            throw new ServiceFault("KmsKeyNotFoundException", $"The KMS key {id} does not exist.");
        }

        trail.Settings = trail.Settings with { KmsKeyId = key };
        switch (UseKey(trail))
        {
            case null:
                break;
            case { Code: "DisabledException" } disabled:
                throw new ServiceFault("KmsKeyDisabledException", disabled.Message);
            case { IsAccessDenied: false } other:
                throw new ServiceFault("KmsException", other.Message);
            default:
                throw new ServiceFault(
                    "InsufficientEncryptionPolicyException",
                    $"Insufficient permissions to access S3 bucket {trail.Settings.Bucket} or KMS key {key}.");
        }
    }

    /// <summary>Uses the trail's key for one of its files.</summary>
    /// <returns>Null when it may be used; otherwise KMS's error.</returns>
    private ServiceFault? UseKey(Trail trail) => world.Seen<IKeyStore>().Use(
        trail.Caller,
        trail.HomeRegion,
        "cloudtrail",
        trail.Settings.KmsKeyId!,
        ["GenerateDataKey"],
        new Dictionary<string, string> { ["aws:cloudtrail:arn"] = trail.Arn });

    private void DemandLogs(Call call, Trail trail)
    {
        var (group, role) = (trail.Settings.LogGroupArn, trail.Settings.LogRoleArn);
        if (group is null && role is null)
        {
            return;
        }

        if (group is null || role is null)
        {
            throw new ServiceFault(
                role is null ? "InvalidCloudWatchLogsRoleArnException" : "InvalidCloudWatchLogsLogGroupArnException",
                "You must specify a log group and a role ARN.");
        }

        var partition = World.PartitionOf(trail.HomeRegion);
        var groups = $"arn:{partition}:logs:{trail.HomeRegion}:{world.AccountId}:log-group:";
        if (!Regex.IsMatch(group, $@"^{groups}[\w./#-]+:\*\z")
            || !world.Seen<ILogStore>().GroupExists(trail.HomeRegion, trail.Settings.LogGroup!))
        {
            throw InvalidLogGroup("CloudTrail cannot validate the specified log group ARN.");
        }

        if (!Regex.IsMatch(role, $@"^arn:{partition}:iam::\d{{12}}:role/.+\z"))
        {
            throw new ServiceFault(
                "InvalidCloudWatchLogsRoleArnException", "CloudTrail cannot validate the specified role ARN.");
        }

        Authorizer.DemandPassRole(call, role, trail.Caller.Principal);
        if (!RoleAllowsLogs(trail))
        {
            throw InvalidLogGroup(RoleLacksPermissions);
        }
    }

    private void DemandTopic(Trail trail, string topic)
    {
        TopicMessage probe = new("CloudTrail validation message.");
        if (world.Seen<ITopicPublisher>().Publish(trail.Caller, topic, probe) is not null)
        {
            throw new ServiceFault(
                "InsufficientSnsTopicPolicyException", "SNS Topic does not exist or the topic policy is incorrect!");
        }
    }

    /// <summary>CloudTrail proves that it may write by empty objects whose keys are the folders of its files.</summary>
    private void WritePreflight(Trail trail)
    {
        List<string> folders = ["CloudTrail/"];
        if (trail.Settings.ValidatesFiles)
        {
            folders.Add("CloudTrail-Digest/");
        }

        foreach (var folder in folders)
        {
            var key = trail.KeyPrefix + folder;
            var (objects, headers) = (world.Get<IObjectStore>(), FileHeaders(trail));
            if (objects.Put(trail.Caller, trail.Settings.Bucket, key, [], headers) is not null)
            {
                throw InsufficientPolicy(trail.Settings.Bucket);
            }
        }
    }

    private static ServiceFault InsufficientPolicy(string bucket) =>
        new("InsufficientS3BucketPolicyException", $"Incorrect S3 bucket policy is detected for bucket: {bucket}");

    private static ServiceFault InvalidLogGroup(string message) =>
        new("InvalidCloudWatchLogsLogGroupArnException", message);
}
