namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>SNS's errors.</summary>
internal static class Faults
{
    public static ServiceFault Invalid(string what) => new("InvalidParameterException", $"Invalid parameter: {what}");

    public static ServiceFault InvalidArn(string member, string arn) =>
        Invalid($"{member} Reason: An ARN must have at least 6 elements, not {arn.Split(':').Length}");

    public static ServiceFault InvalidToken() => Invalid("NextToken");

    public static ServiceFault NoTopic() => new("NotFoundException", "Topic does not exist");

    public static ServiceFault NoSubscription() => new("NotFoundException", "Subscription does not exist");
}
