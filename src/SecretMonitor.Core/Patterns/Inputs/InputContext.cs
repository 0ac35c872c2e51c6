namespace SecretMonitor.Patterns;

/// <summary>What an input template can name besides the event.</summary>
/// <param name="RuleArn"><c>aws.events.rule-arn</c></param>
/// <param name="RuleName"><c>aws.events.rule-name</c></param>
/// <param name="IngestionTime"><c>aws.events.event.ingestion-time</c></param>
public sealed record InputContext(string RuleArn, string RuleName, DateTimeOffset IngestionTime);
