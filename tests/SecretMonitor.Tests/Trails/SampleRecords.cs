using System.Text.Json.Nodes;
using SecretMonitor.Trails;

namespace SecretMonitor.Tests.Trails;

/// <summary>CloudTrail records in the shapes that AWS writes, to be varied member by member.</summary>
internal static class SampleRecords
{
    public const string Account = "111122223333";
    public const string Region = "eu-central-1";
    public const string Name = "prod/app/db";
    public const string PartialArn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/app/db";
    public const string FullArn = PartialArn + "-a1B2c3";
    public const string BatchRequestId = "6bd1a472-24d2-46b5-abb6-83a9caf3e3ea";

    public const string User =
        """{"type":"IAMUser","principalId":"AIDAEXAMPLEEXAMPLE123","arn":"arn:aws:iam::111122223333:user/alice","accountId":"111122223333","accessKeyId":"AKIAEXAMPLEEXAMPLE12","userName":"alice"}""";

    public const string RoleSession =
        """{"type":"AssumedRole","principalId":"AROAEXAMPLEEXAMPLE123:session-name","arn":"arn:aws:sts::111122223333:assumed-role/app-role/session-name","accountId":"111122223333","accessKeyId":"ASIAEXAMPLEEXAMPLE12","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLEEXAMPLE123","arn":"arn:aws:iam::111122223333:role/team/app-role","accountId":"111122223333","userName":"app-role"},"attributes":{"creationDate":"2026-09-14T05:40:00Z","mfaAuthenticated":"false"}}}""";

    public const string Root =
        """{"type":"Root","principalId":"111122223333","arn":"arn:aws:iam::111122223333:root","accountId":"111122223333","accessKeyId":"ASIAEXAMPLEEXAMPLE12","sessionContext":{"attributes":{"creationDate":"2026-09-14T05:40:00Z","mfaAuthenticated":"true"}}}""";

    public const string Service = """{"type":"AWSService","invokedBy":"example.amazonaws.com"}""";

    public const string Forwarded =
        """{"type":"IAMUser","principalId":"AIDAEXAMPLEEXAMPLE123","arn":"arn:aws:iam::111122223333:user/alice","accountId":"111122223333","userName":"alice","invokedBy":"secretsmanager.amazonaws.com"}""";

    public const string Federated =
        """{"type":"FederatedUser","principalId":"111122223333:carol","arn":"arn:aws:sts::111122223333:federated-user/carol","accountId":"111122223333","accessKeyId":"ASIAEXAMPLEEXAMPLE34"}""";

    /// <summary>A federated session has the user as its issuer, so that no entry for a role fits it.</summary>
    public const string FederatedByUser =
        """{"type":"FederatedUser","principalId":"111122223333:dave","arn":"arn:aws:sts::111122223333:federated-user/dave","accountId":"111122223333","accessKeyId":"ASIAEXAMPLEEXAMPLE35","sessionContext":{"sessionIssuer":{"type":"IAMUser","principalId":"AIDAEXAMPLEEXAMPLE123","arn":"arn:aws:iam::111122223333:user/alice","accountId":"111122223333","userName":"alice"}}}""";

    public const string UserSession =
        """{"type":"IAMUser","principalId":"AIDAEXAMPLEEXAMPLE456","arn":"arn:aws:iam::111122223333:user/erin","accountId":"111122223333","accessKeyId":"ASIAEXAMPLEEXAMPLE36","userName":"erin","sessionContext":{"attributes":{"creationDate":"2026-09-14T05:40:00Z","mfaAuthenticated":"true"}}}""";

    public const string WebIdentity =
        """{"type":"WebIdentityUser","principalId":"accounts.google.com:app.apps.googleusercontent.com:1","userName":"1","identityProvider":"accounts.google.com"}""";

    public const string IdentityCenter =
        """{"type":"IdentityCenterUser","accountId":"111122223333","onBehalfOf":{"userId":"94d20848","identityStoreArn":"arn:aws:identitystore::111122223333:identitystore/d-90"},"credentialId":"x"}""";

    /// <summary>A service that makes the call with a role's session.</summary>
    public const string ForwardedRole =
        """{"type":"AssumedRole","principalId":"AROAEXAMPLEEXAMPLE124:s","arn":"arn:aws:sts::111122223333:assumed-role/job-role/s","accountId":"111122223333","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLEEXAMPLE124","arn":"arn:aws:iam::111122223333:role/job-role","accountId":"111122223333","userName":"job-role"}},"invokedBy":"example.amazonaws.com"}""";

    public const string ForeignAccount = """{"type":"AWSAccount","principalId":"AIDAFOREIGN","accountId":"999988887777"}""";

    public const string ForeignRole =
        """{"type":"AssumedRole","principalId":"AROAFOREIGN:s","arn":"arn:aws:sts::999988887777:assumed-role/app-role/s","accountId":"999988887777","accessKeyId":"ASIAFOREIGN","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAFOREIGN","arn":"arn:aws:iam::999988887777:role/app-role","accountId":"999988887777","userName":"app-role"}}}""";

    public static IReadOnlyList<string> Identities { get; } =
        
        [
            User, UserSession, RoleSession, Root, Service, Forwarded, ForwardedRole, Federated, FederatedByUser, WebIdentity,
            IdentityCenter, ForeignAccount, ForeignRole, "null", "{}",
        ];

    /// <summary>A successful read of <see cref="Name"/> by an IAM user.</summary>
    public static JsonObject Read(string secretId = Name, string identity = User) => new()
    {
        ["eventVersion"] = "1.11",
        ["userIdentity"] = JsonNode.Parse(identity),
        ["eventTime"] = "2026-09-14T05:51:07Z",
        ["eventSource"] = "secretsmanager.amazonaws.com",
        ["eventName"] = "GetSecretValue",
        ["awsRegion"] = Region,
        ["sourceIPAddress"] = "203.0.113.10",
        ["userAgent"] = "aws-cli/2.27.0 md/awscrt#0.26.1",
        ["requestParameters"] = new JsonObject { ["secretId"] = secretId },
        ["responseElements"] = null,
        ["requestID"] = "8f2ac3ad-9b4b-4a2b-8c5a-0d7f0a2c1c11",
        ["eventID"] = "3a4d6f8e-1b2c-4d5e-8f90-a1b2c3d4e5f6",
        ["readOnly"] = true,
        ["eventType"] = "AwsApiCall",
        ["managementEvent"] = true,
        ["recipientAccountId"] = Account,
        ["eventCategory"] = "Management",
    };

    /// <summary>A read that IAM refused; CloudTrail may leave the parameters out.</summary>
    public static JsonObject Refused(string secretId = Name, string identity = RoleSession, bool withParameters = false)
    {
        JsonObject record = Read(secretId, identity);
        record["errorCode"] = "AccessDenied";
        record["errorMessage"] =
            $"User: arn:aws:sts::111122223333:assumed-role/app-role/session-name is not authorized to perform: secretsmanager:GetSecretValue on resource: {secretId} because no identity-based policy allows the secretsmanager:GetSecretValue action";
        record["requestParameters"] = withParameters ? new JsonObject { ["secretId"] = secretId } : null;
        return record;
    }

    /// <summary>The record of a whole batch.</summary>
    public static JsonObject Batch(params string[] secretIds)
    {
        JsonObject record = Read();
        record["eventName"] = "BatchGetSecretValue";
        record["requestID"] = BatchRequestId;
        record["eventID"] = "11111111-1b2c-4d5e-8f90-a1b2c3d4e5f6";
        record["userAgent"] = "Boto3/1.43 SecretMonitor-Probe/p-1 Botocore/1.43";
        record["requestParameters"] = secretIds.Length == 0
            ? JsonNode.Parse("""{"filters":[{"key":"name","values":["prod/"]}]}""")
            : new JsonObject { ["secretIdList"] = new JsonArray([.. secretIds.Select(id => (JsonNode)id)]) };
        return record;
    }

    /// <summary>The record of one secret of a batch.</summary>
    public static JsonObject BatchChild(string secretId = Name)
    {
        JsonObject record = Read(secretId, Forwarded);
        record["sourceIPAddress"] = "secretsmanager.amazonaws.com";
        record["userAgent"] = "secretsmanager.amazonaws.com";
        record["requestID"] = $"{BatchRequestId}:{secretId}";
        record["eventID"] = $"child of {secretId}";
        return record;
    }

    /// <summary>The same record with one member changed, or removed where the value is missing.</summary>
    public static JsonObject With(this JsonObject record, string member, JsonNode? value)
    {
        record[member] = value;
        return record;
    }

    /// <summary>The same record without one member.</summary>
    public static JsonObject Without(this JsonObject record, string member)
    {
        record.Remove(member);
        return record;
    }

    public static CloudTrailRecord ToRecord(this JsonObject record) => CloudTrailRecord.Parse(record.ToJsonString());
}
