namespace SecretMonitor.Errors;

/// <content>What stands against many secrets.</content>
public static partial class ErrorCatalog
{
    /// <summary>No filter or rule can watch the secrets that a pattern means, and no others.</summary>
    public static SecretMonitorException NamePatternNotPossible(string pattern, string problem) =>
        new(nameof(NamePatternNotPossible), ErrorKind.InvalidArgument,
            $"-SecretId '{pattern}' cannot be watched as a name pattern: {problem}.", null)
        {
            Target = pattern,
            RecommendedAction = "Give a pattern that begins with the name and ends in *, such as prod/*; several patterns and "
                + "names make one monitor: -SecretId 'prod/app/*','prod/db/*',prod/key.",
        };
}
