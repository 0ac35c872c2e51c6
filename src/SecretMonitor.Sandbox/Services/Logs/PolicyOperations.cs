using SecretMonitor.Policies;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>The operations on resource policies.</summary>
internal static class PolicyOperations
{
    private const int PolicyLimit = 10;
    private const int ListPage = 50;

    public static Structure PutResourcePolicy(Call call, LogsRegion region)
    {
        call.Authorize("PutResourcePolicy", "*");
        var (name, document) = (Needed(call, "policyName"), Needed(call, "policyDocument"));
        try
        {
            PolicyDocument.Parse(document).Validate(PolicyKind.Resource);
        }
        catch (PolicyException e)
        {
            throw Faults.Invalid(e.Message);
        }

        if (!region.Policies.ContainsKey(name) && region.Policies.Count >= PolicyLimit)
        {
            throw Faults.LimitExceeded();
        }

        region.Policies[name] = new(name, document, call.Now.ToUnixTimeMilliseconds());
        return new() { ["resourcePolicy"] = region.Policies[name].ToStructure() };
    }

    public static Structure DescribeResourcePolicies(Call call, LogsRegion region)
    {
        call.Authorize("DescribeResourcePolicies", "*");
        var page = Page.Of(
            region.Policies.Values,
            p => p.Name,
            call.Input.Text("nextToken"),
            call.Input.Number("limit") ?? ListPage,
            Faults.InvalidToken);
        return new()
        {
            ["resourcePolicies"] = page.Items.Select(p => (object)p.ToStructure()).ToList(),
            ["nextToken"] = page.NextToken,
        };
    }

    public static Structure? DeleteResourcePolicy(Call call, LogsRegion region)
    {
        call.Authorize("DeleteResourcePolicy", "*");
        var name = Needed(call, "policyName");
        return region.Policies.Remove(
            name) ? null : throw Faults.NotFound($"Policy with name [{name}] does not exist.");
    }

    private static string Needed(Call call, string member) =>
        call.Input.Text(member) ?? throw Faults.Invalid($"{member} is required.");
}
