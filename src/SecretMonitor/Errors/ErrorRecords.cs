using System.Management.Automation;

namespace SecretMonitor.Errors;

/// <summary>The catalogue's failures as PowerShell's error records.</summary>
internal static class ErrorRecords
{
    /// <summary>Id, category, target and advice of a failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="target">The target, where the failure does not know what the person named.</param>
    public static ErrorRecord ToErrorRecord(this SecretMonitorException failure, object? target = null) =>
        new(failure, failure.ErrorId, CategoryOf(failure.Kind), failure.Target ?? target)
        {
            ErrorDetails = new(failure.Message) { RecommendedAction = failure.RecommendedAction },
        };

    private static ErrorCategory CategoryOf(ErrorKind kind) => (ErrorCategory)Enum.Parse(typeof(ErrorCategory), kind.ToString());
}
