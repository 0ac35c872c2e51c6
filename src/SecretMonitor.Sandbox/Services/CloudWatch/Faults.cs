namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>CloudWatch's errors.</summary>
internal static class Faults
{
    public static ServiceFault Invalid(string message) => new("ValidationException", message);

    public static ServiceFault InvalidValue(string message) => new("InvalidParameterValueException", message);

    public static ServiceFault InvalidCombination(string message) =>
        new("InvalidParameterCombinationException", message);

    public static ServiceFault Missing(string message) => new("MissingRequiredParameterException", message);

    public static ServiceFault InvalidToken() => new("InvalidNextToken", "The next token provided is invalid.");

    public static ServiceFault NoAlarm(string message = "") => new("ResourceNotFound", message);
}
