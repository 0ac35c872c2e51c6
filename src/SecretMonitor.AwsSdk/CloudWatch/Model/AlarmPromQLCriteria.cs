namespace Amazon.CloudWatch.Model;

/// <summary>A PromQL query for an alarm, with its delays in seconds.</summary>
public sealed class AlarmPromQLCriteria
{
    public int? PendingPeriod { get; set; }
    public string Query { get; set; }
    public int? RecoveryPeriod { get; set; }
}
