using System.Text.Json.Nodes;
using SecretMonitor.Policies;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>The policies of topics: SNS's default one, what it accepts, and AddPermission's statements.</summary>
internal static class TopicPolicy
{
    private static readonly HashSet<string> Actions = new(StringComparer.OrdinalIgnoreCase)
    {
        "AddPermission", "DeleteTopic", "GetDataProtectionPolicy", "GetTopicAttributes", "ListSubscriptionsByTopic",
        "ListTagsForResource", "Publish", "PutDataProtectionPolicy", "Receive", "RemovePermission",
        "SetTopicAttributes", "Subscribe",
    };

    /// <summary>
    /// What a new topic has: the owner's account may do everything, services only where they say whose they are.
    /// </summary>
    public static string Default(string arn, string accountId) => JsonText.Compact(JsonNode.Parse($$"""
        {
          "Version": "2008-10-17",
          "Id": "__default_policy_ID",
          "Statement": [{
            "Sid": "__default_statement_ID",
            "Effect": "Allow",
            "Principal": { "AWS": "*" },
            "Action": [
              "SNS:GetTopicAttributes", "SNS:SetTopicAttributes", "SNS:AddPermission", "SNS:RemovePermission",
              "SNS:DeleteTopic", "SNS:Subscribe", "SNS:ListSubscriptionsByTopic", "SNS:Publish"
            ],
            "Resource": "{{arn}}",
            "Condition": { "StringEquals": { "AWS:SourceOwner": "{{accountId}}" } }
          }]
        }
        """)!);

    /// <summary>A policy as SNS keeps it: read and written again.</summary>
    /// <exception cref="ServiceFault">SNS would refuse it.</exception>
    public static string Checked(string json, string topicArn)
    {
        var policy = Read(json);
        foreach (var statement in policy.Statement)
        {
            if ((statement.Action ?? statement.NotAction ?? []).Any(action => !IsAction(action)))
            {
                throw Faults.Invalid("Policy statement action out of service scope!");
            }

            if ((statement.Resource ?? statement.NotResource ?? []).Any(resource => resource != topicArn
                && !resource.Contains('*')))
            {
                throw Faults.Invalid("Policy Error: Statement resource must match the topic");
            }
        }

        return policy.ToString();
    }

    public static string WithPermission(
        Topic topic, string label, IEnumerable<string> accounts, IReadOnlyList<string> actions)
    {
        var policy = Read(topic.Policy);
        if (policy.Statement.Any(s => s.Sid == label))
        {
            throw Faults.Invalid("Statement already exists");
        }

        if (actions.FirstOrDefault(action => !Actions.Contains(action)) is { } unknown)
        {
            throw Faults.Invalid($"Policy statement action out of service scope! ({unknown})");
        }

        return policy.WithStatement(new()
        {
            Sid = label,
            Effect = PolicyEffect.Allow,
            Principal = [.. accounts.Select(account => PolicyPrincipal.Aws($"arn:aws:iam::{account}:root"))],
            Action = [.. actions.Select(action => $"SNS:{action}")],
            Resource = [topic.Arn],
        }).ToString();
    }

    public static string WithoutPermission(Topic topic, string label)
    {
        var policy = Read(topic.Policy);
        return policy.Statement.Any(s => s.Sid == label)
            ? policy.WithoutStatement(label).ToString()
            : throw Faults.Invalid("Label Reason: statement not found");
    }

    private static bool IsAction(string action) =>
        action.StartsWith("sns:", StringComparison.OrdinalIgnoreCase) && Actions.Contains(action.Substring(4));

    private static PolicyDocument Read(string json)
    {
        try
        {
            var policy = PolicyDocument.Parse(json);
            policy.Validate(PolicyKind.Resource);
            return policy;
        }
        catch (PolicyException e)
        {
            throw Faults.Invalid($"Policy Error: {e.Message}");
        }
    }
}
