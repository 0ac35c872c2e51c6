namespace Amazon.CloudWatchLogs.Model;

/// <summary>A field of a row that a query found.</summary>
public sealed class ResultField
{
    public string Field { get; set; }
    public string Value { get; set; }
}
