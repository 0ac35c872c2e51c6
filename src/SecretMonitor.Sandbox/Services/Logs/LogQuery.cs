using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>A query that was started: it is done at once, and its results wait to be fetched.</summary>
internal sealed record LogQuery(string Id, Structure Request, long Created, IReadOnlyList<string> Groups)
{
    /// <summary><c>Complete</c> or <c>Cancelled</c>.</summary>
    public string Status { get; set; } = "Complete";

    /// <summary>Whether somebody has seen the results: no query is stopped after that.</summary>
    public bool WasFetched { get; set; }

    public required IReadOnlyList<object> Results { get; init; }

    public required Structure Statistics { get; init; }

    public Structure ToStructure() => new()
    {
        ["queryLanguage"] = "CWLI",
        ["queryId"] = Id,
        ["queryString"] = Request.Text("queryString"),
        ["status"] = Status,
        ["createTime"] = Created,
        ["logGroupName"] = Groups[0],
    };
}
