namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>CloudWatch Logs' errors.</summary>
internal static class Faults
{
    public static ServiceFault Invalid(string message) => new("InvalidParameterException", message);

    public static ServiceFault InvalidToken() => Invalid("The specified nextToken is invalid.");

    public static ServiceFault NoGroup() => NotFound("The specified log group does not exist.");

    public static ServiceFault NoStream() => NotFound("The specified log stream does not exist.");

    public static ServiceFault NotFound(string message) => new("ResourceNotFoundException", message);

    public static ServiceFault Exists(string what) =>
        new("ResourceAlreadyExistsException", $"The specified {what} already exists");

    public static ServiceFault LimitExceeded() => new("LimitExceededException", "Resource limit exceeded.");
}
