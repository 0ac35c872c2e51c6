using SecretMonitor.Policies;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>The operations that write a queue's policy, one statement each.</summary>
internal sealed class PermissionOperations(QueueDirectory queues)
{
    public Structure? Add(Call call)
    {
        var queue = queues.Get(call, "AddPermission");
        var label = call.Input.Required("Label");
        var policy = queue.Policy is { } text ? PolicyDocument.Parse(text) : PolicyDocument.Of() with
        {
            Version = PolicyDocument.FirstVersion,
            Id = queue.Arn + "/SQSDefaultPolicy",
        };
        if (policy.Statement.Any(s => s.Sid == label))
        {
            throw SqsFault.InvalidValue(label, "Label", "Already exists.");
        }

        var actions = call.Input.Texts("Actions");
        if (actions.FirstOrDefault(a => a != "*" && !call.Service.Operations.Contains(a)) is { } unknown)
        {
            throw SqsFault.InvalidValue(
                "SQS:" + unknown, "ActionName", "Only the queue owner is allowed to invoke this action.");
        }

        queue.Attributes.Set(new Dictionary<string, string>
        {
            ["Policy"] = policy.WithStatement(new()
            {
                Sid = label,
                Effect = PolicyEffect.Allow,
                Principal =
                [
                    .. call.Input.Texts("AWSAccountIds")
                        .Select(id => PolicyPrincipal.Aws($"arn:{call.Partition}:iam::{id}:root")),
                ],
                Action = [.. actions.Select(a => "SQS:" + a)],
                Resource = [queue.Arn],
            }).ToString(),
        });
        return null;
    }

    public Structure? Remove(Call call)
    {
        var queue = queues.Get(call, "RemovePermission");
        var label = call.Input.Required("Label");
        var policy = queue.Policy is { } text ? PolicyDocument.Parse(text) : PolicyDocument.Of();
        if (policy.Statement.All(s => s.Sid != label))
        {
            throw SqsFault.InvalidValue(label, "Label", "can't find label on existing policy.");
        }

        var rest = policy.WithoutStatement(label);
        queue.Attributes.Set(new Dictionary<string, string>
        {
            ["Policy"] = rest.Statement.Count == 0 ? "" : rest.ToString(),
        });
        return null;
    }
}
