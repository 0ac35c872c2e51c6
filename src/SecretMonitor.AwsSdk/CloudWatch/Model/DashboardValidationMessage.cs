namespace Amazon.CloudWatch.Model;

/// <summary>What is wrong with a dashboard's body.</summary>
public sealed class DashboardValidationMessage
{
    public string DataPath { get; set; }
    public string Message { get; set; }
}
