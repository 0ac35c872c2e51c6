namespace SecretMonitor.Monitors;

/// <summary>Where alerts go: an SNS endpoint, its protocol read off its form.</summary>
public sealed record Recipient
{
    private Recipient(string protocol, string endpoint) => (Protocol, Endpoint) = (protocol, endpoint);

    /// <summary>SNS's name of the protocol: <c>email</c>, <c>http</c>, <c>https</c>, <c>sqs</c>, <c>lambda</c> or <c>sms</c>.</summary>
    public string Protocol { get; }

    /// <summary>The endpoint as SNS takes it.</summary>
    public string Endpoint { get; }

    /// <summary>What a person may type, for messages.</summary>
    public const string Legal =
        "an e-mail address, an http:// or https:// URL, the ARN of an SQS queue or a Lambda function, or a phone number such as +4912345";

    /// <summary>Reads a recipient off its form.</summary>
    /// <returns>False when <paramref name="text"/> has none of the forms of <see cref="Legal"/>.</returns>
    public static bool TryParse(string? text, out Recipient? recipient)
    {
        recipient = null;
        var value = text?.Trim();
        if (value is null || value.Length == 0)
        {
            return false;
        }

        var protocol = ProtocolOf(value);
        recipient = protocol is null ? null : new Recipient(protocol, value);
        return recipient is not null;
    }

    /// <summary>The endpoint.</summary>
    public override string ToString() => Endpoint;

    private static string? ProtocolOf(string value)
    {
        if (value.StartsWith("arn:", StringComparison.Ordinal))
        {
            var service = value.Split(':') is { Length: >= 6 } parts ? parts[2] : null;
            return service is "sqs" or "lambda" ? service : null;
        }

        if (Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        {
            return uri!.Scheme;
        }

        if (value[0] == '+')
        {
            var digits = value.Substring(1);
            return digits.Length is >= 5 and <= 15 && digits.All(c => c is >= '0' and <= '9') ? "sms" : null;
        }

        return IsMailAddress(value) ? "email" : null;
    }

    private static bool IsMailAddress(string value)
    {
        var at = value.LastIndexOf('@');
        return at > 0 && value.IndexOf('.', at) > at + 1 && value[value.Length - 1] != '.'
            && !value.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) && value.IndexOf('@') == at;
    }
}
