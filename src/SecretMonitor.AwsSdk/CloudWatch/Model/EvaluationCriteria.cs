namespace Amazon.CloudWatch.Model;

/// <summary>How an alarm is evaluated, if not on a metric.</summary>
public sealed class EvaluationCriteria
{
    public AlarmPromQLCriteria PromQLCriteria { get; set; }
}
