using SecretMonitor.Patterns;

namespace SecretMonitor.Sandbox.Services.EventBridge;

/// <summary>EventBridge's errors.</summary>
internal static class Faults
{
    public static ServiceFault Invalid(string message) => new("ValidationException", message);

    public static ServiceFault InvalidPattern(PatternException e) => new("InvalidEventPatternException", e.Message);

    public static ServiceFault InvalidToken() => Invalid("Parameter NextToken is not valid.");

    public static ServiceFault NoRule(string name) =>
        new("ResourceNotFoundException", $"Rule {name} does not exist on EventBus {EventsRegion.DefaultBus}.");

    public static ServiceFault NoBus(string name) =>
        new("ResourceNotFoundException", $"Event bus {name} does not exist.");

    public static ServiceFault LimitExceeded() =>
        new("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
}
