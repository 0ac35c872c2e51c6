namespace SecretMonitor.Help;

/// <summary>An example of a command.</summary>
internal sealed record CommandExample(string Code, string Remarks);
