using SecretMonitor.Policies;

namespace SecretMonitor.Sandbox.Services.Kms;

/// <summary>The policies of keys.</summary>
internal static class KeyPolicy
{
    /// <summary>A key has one policy, of this name.</summary>
    public const string Name = "default";

    /// <summary>The policy of a key made without one: all is left to the account's identity policies.</summary>
    public static string Default(ServiceCall call) =>
        $$"""
        {
          "Version" : "2012-10-17",
          "Id" : "key-default-1",
          "Statement" : [ {
            "Sid" : "Enable IAM User Permissions",
            "Effect" : "Allow",
            "Principal" : { "AWS" : "arn:{{call.Partition}}:iam::{{call.AccountId}}:root" },
            "Action" : "kms:*",
            "Resource" : "*"
          } ]
        }
        """;

    /// <summary>The policy of AWS's own key for a service, through which the account's principals use it.</summary>
    public static string OfAws(string service, string region, World world) =>
        $$$"""
        {
          "Version" : "2012-10-17",
          "Id" : "auto-{{{service}}}-1",
          "Statement" : [ {
            "Sid" : "Allow access for all principals in the account that are authorized to use the service",
            "Effect" : "Allow",
            "Principal" : { "AWS" : "*" },
            "Action" : [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant",
              "kms:DescribeKey" ],
            "Resource" : "*",
            "Condition" : {
              "StringEquals" : {
                "kms:CallerAccount" : "{{{world.AccountId}}}",
                "kms:ViaService" : "{{{service}}}.{{{region}}}.amazonaws.com"
              }
            }
          }, {
            "Sid" : "Allow direct access to key metadata to the account",
            "Effect" : "Allow",
            "Principal" : { "AWS" : "arn:{{{World.PartitionOf(region)}}}:iam::{{{world.AccountId}}}:root" },
            "Action" : [ "kms:Describe*", "kms:Get*", "kms:List*", "kms:RevokeGrant" ],
            "Resource" : "*"
          } ]
        }
        """;

    /// <exception cref="ServiceFault">It is no policy for a key.</exception>
    public static string Checked(string policy)
    {
        try
        {
            PolicyDocument.Parse(policy).Validate(PolicyKind.Resource);
            return policy;
        }
        catch (PolicyException e)
        {
            throw new ServiceFault("MalformedPolicyDocumentException", e.Message);
        }
    }
}
