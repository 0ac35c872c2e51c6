using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>Dashboards: kept and given back, never drawn.</summary>
internal sealed class DashboardOperations
{
    private const int ListPage = 1000;

    private static readonly Regex Name = new("^[A-Za-z0-9_-]{1,255}$", RegexOptions.CultureInvariant);

    private readonly SortedDictionary<string, Dashboard> _dashboards = new(StringComparer.Ordinal);

    public IEnumerable<Dashboard> All => _dashboards.Values;

    public Structure PutDashboard(Call call)
    {
        var name = call.Input.Required("DashboardName");
        var arn = ArnOf(call, name);
        call.Authorize("PutDashboard", arn);
        if (!Name.IsMatch(name))
        {
            throw Faults.InvalidValue($"The value {name} for field DashboardName contains invalid characters.");
        }

        var body = call.Input.Required("DashboardBody");
        if (JsonText.TryParse(body) is not JsonObject content)
        {
            throw Invalid("The field DashboardBody must be a valid JSON object");
        }

        if (content["widgets"] is not JsonArray)
        {
            throw Invalid("The dashboard body is invalid, there are 1 validation errors: "
                + "[{\"dataPath\":\"\",\"message\":\"Should have required property 'widgets'\"}]");
        }

        if (!_dashboards.TryGetValue(name, out var dashboard))
        {
            _dashboards[name] = dashboard = new(arn);
            dashboard.Tags.Put(call.Input.Parts("Tags"));
        }

        (dashboard.Body, dashboard.LastModified) = (body, call.Now);
        return new() { ["DashboardValidationMessages"] = new List<object>() };
    }

    public Structure GetDashboard(Call call)
    {
        var name = call.Input.Required("DashboardName");
        call.Authorize("GetDashboard", ArnOf(call, name));
        var dashboard = Find(name);
        return new() { ["DashboardArn"] = dashboard.Arn, ["DashboardBody"] = dashboard.Body, ["DashboardName"] = name };
    }

    public Structure ListDashboards(Call call)
    {
        call.Authorize("ListDashboards", "*");
        var prefix = call.Input.Text("DashboardNamePrefix") ?? "";
        var named = _dashboards.Where(d => d.Key.StartsWith(prefix, StringComparison.Ordinal));
        var page = Page.Of(named, d => d.Key, call.Input.Text("NextToken"), ListPage, Faults.InvalidToken);
        return new()
        {
            ["DashboardEntries"] = page.Items.Select(d => (object)new Structure
            {
                ["DashboardName"] = d.Key,
                ["DashboardArn"] = d.Value.Arn,
                ["LastModified"] = d.Value.LastModified,
                ["Size"] = (long)Encoding.UTF8.GetByteCount(d.Value.Body),
            }).ToList(),
            ["NextToken"] = page.NextToken,
        };
    }

    public Structure DeleteDashboards(Call call)
    {
        var names = call.Input.Texts("DashboardNames");
        foreach (var name in names.DefaultIfEmpty("*"))
        {
            call.Authorize("DeleteDashboards", ArnOf(call, name));
        }

        foreach (var dashboard in names.Select(name => (name, Found: Find(name))).ToList())
        {
            _dashboards.Remove(dashboard.name);
        }

        return new();
    }

    private static string ArnOf(Call call, string name) =>
        $"arn:{call.Partition}:cloudwatch::{call.AccountId}:dashboard/{name}";

    private static ServiceFault Invalid(string message) => new("DashboardInvalidInputError", message);

    private Dashboard Find(string name) => _dashboards.TryGetValue(name, out var dashboard)
        ? dashboard
        : throw new ServiceFault("DashboardNotFoundError", $"Dashboard {name} does not exist");
}
