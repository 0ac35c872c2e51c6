namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>SQS's errors that several operations answer.</summary>
internal static class SqsFault
{
    public static ServiceFault NoQueue() => new("QueueDoesNotExist", "The specified queue does not exist.");

    public static ServiceFault InvalidValue(string message) => new("InvalidParameterValueException", message);

    public static ServiceFault InvalidValue(object value, string parameter, string reason) =>
        InvalidValue($"Value {value} for parameter {parameter} is invalid. Reason: {reason}");

    public static ServiceFault Missing(string parameter) =>
        new("MissingRequiredParameterException", $"The request must contain the parameter {parameter}.");

    public static ServiceFault UnknownAttribute(string name) =>
        new("InvalidAttributeName", $"Unknown Attribute {name}.");

    public static ServiceFault InvalidAttribute(string name) =>
        new("InvalidAttributeValue", $"Invalid value for the parameter {name}.");

    public static ServiceFault InvalidHandle() => new("ReceiptHandleIsInvalid", "The input receipt handle is invalid.");
}
