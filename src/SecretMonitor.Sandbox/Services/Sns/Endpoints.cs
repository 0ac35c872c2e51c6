using System.Text.RegularExpressions;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>What an endpoint must be for its protocol, and which must confirm.</summary>
internal static class Endpoints
{
    private static readonly Regex Email = new(@"^[^@\s]+@[^@\s]+\.[^@\s]+$", RegexOptions.CultureInvariant);
    private static readonly Regex Phone = new(@"^\+?[0-9]{3,15}$", RegexOptions.CultureInvariant);

    /// <exception cref="ServiceFault">SNS would refuse the protocol or the endpoint.</exception>
    public static void Check(string protocol, string endpoint)
    {
        var isArn = Arn.TryParse(endpoint, out var arn);
        switch (protocol)
        {
            case "email" or "email-json" when !Email.IsMatch(endpoint):
                throw Faults.Invalid("Email address");
            case "http" or "https" when !endpoint.StartsWith(protocol + "://", StringComparison.Ordinal)
                || !Uri.TryCreate(endpoint, UriKind.Absolute, out _):
                throw Faults.Invalid("Endpoint must match the specified protocol");
            case "sms" when !IsPhone(endpoint):
                throw Faults.Invalid($"Invalid SMS endpoint: {endpoint}");
            case "sqs" when !isArn || arn!.Service != "sqs":
                throw Faults.Invalid("SQS endpoint ARN");
            case "lambda" when !isArn || arn!.Service != "lambda":
                throw Faults.Invalid("Lambda endpoint ARN");
            case "firehose" when !isArn || arn!.Service != "firehose":
                throw Faults.Invalid("Firehose endpoint ARN");
            case "application" when !isArn || arn!.Service != "sns":
                throw Faults.Invalid("Application endpoint arn invalid");
            case "email" or "email-json" or "http" or "https" or "sms":
            case "sqs" or "lambda" or "firehose" or "application":
                return;
            default:
                throw Faults.Invalid($"Amazon SNS does not support this protocol string: {protocol}");
        }
    }

    public static bool IsPhone(string number) => Phone.IsMatch(number.Replace("-", "").Replace(" ", ""));

    /// <summary>Whether the owner of the endpoint is asked first: not within the account.</summary>
    public static bool MustConfirm(string protocol, string endpoint, string accountId) => protocol switch
    {
        "email" or "email-json" or "http" or "https" => true,
        "sqs" or "lambda" => Arn.Parse(endpoint).AccountId != accountId,
        _ => false,
    };
}
