using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>The operations on log groups.</summary>
internal static class GroupOperations
{
    private const int ListPage = 50;

    private static readonly string[] KeyOperations = ["Encrypt", "Decrypt", "GenerateDataKey"];

    private static readonly long[] Retentions =
    [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
    ];

    public static Structure? CreateLogGroup(Call call, LogsRegion region)
    {
        var name = call.Input.Required("logGroupName");
        region.Authorize(call, name);
        TagOperations.Check(call.Input.TextMap("tags").Keys);
        if (region.Groups.ContainsKey(name))
        {
            throw Faults.Exists("log group");
        }

        var arn = call.Arn("logs", $"log-group:{name}");
        DemandKey(call, arn);
        region.Groups[name] = new(name, arn, call.Now.ToUnixTimeMilliseconds(), call.Input);
        return null;
    }

    /// <summary>The key must let CloudWatch Logs in, by the service's name in the region.</summary>
    private static void DemandKey(Call call, string group)
    {
        if (call.Input.Text("kmsKeyId") is not { } key)
        {
            return;
        }

        var keys = call.World.Get<IKeyStore>();
        ServiceCaller logs = new($"logs.{call.Region}.amazonaws.com", group, call.AccountId);
        Dictionary<string, string> context = new() { ["aws:logs:arn"] = group };
        if (keys.Find(call.Region, key) != key
            || keys.Use(logs, call.Region, "logs", key, KeyOperations, context) is not null)
        {
            throw new ServiceFault(
                "AccessDeniedException",
                $"The specified KMS key does not exist or is not allowed to be used with Arn '{group}'");
        }
    }

    public static Structure? DeleteLogGroup(Call call, LogsRegion region)
    {
        var group = region.Demand(call);
        if (group.IsProtected)
        {
            throw new ServiceFault(
                "ValidationException",
                "The log group has deletion protection enabled. Disable it before you delete the log group.");
        }

        region.Groups.Remove(group.Name);
        return null;
    }

    public static Structure DescribeLogGroups(Call call, LogsRegion region)
    {
        region.Authorize(call, "");
        var input = call.Input;
        var (prefix, pattern) = (input.Text("logGroupNamePrefix"), input.Text("logGroupNamePattern"));
        if (prefix is not null && pattern is not null)
        {
            throw Faults.Invalid("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }

        var names = input.Texts("logGroupIdentifiers").Select(LogsRegion.NameOf).ToList();
        var groups = region.Groups.Values.Where(g => g.Name.StartsWith(prefix ?? "", StringComparison.Ordinal)
            && g.Name.IndexOf(pattern ?? "", StringComparison.Ordinal) >= 0
            && (names.Count == 0 || names.Contains(g.Name))
            && (input.Text("logGroupClass") ?? g.Class) == g.Class);
        var page = Page.Of(
            groups, g => g.Name, input.Text("nextToken"), input.Number("limit") ?? ListPage, Faults.InvalidToken);
        return new()
        {
            ["logGroups"] = page.Items.Select(g => (object)g.ToStructure()).ToList(),
            ["nextToken"] = page.NextToken,
        };
    }

    public static Structure? PutRetentionPolicy(Call call, LogsRegion region)
    {
        var days = call.Input.Number("retentionInDays")!.Value;
        var group = region.Demand(call);
        group.Retention = Array.IndexOf(Retentions, days) >= 0
            ? days
            : throw Faults.Invalid($"Invalid retention value. Valid values are: [{string.Join(", ", Retentions)}]");
        return null;
    }

    public static Structure? DeleteRetentionPolicy(Call call, LogsRegion region)
    {
        region.Demand(call).Retention = null;
        return null;
    }
}
