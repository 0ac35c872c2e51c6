using System.Text.RegularExpressions;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>SQS's rules for the names of queues, and the name in a queue's URL.</summary>
internal static class QueueName
{
    private static readonly Regex Form = new(@"^[A-Za-z0-9_-]{1,80}\z", RegexOptions.CultureInvariant);

    public static bool IsFifo(string name) => name.EndsWith(".fifo", StringComparison.Ordinal);

    /// <exception cref="ServiceFault">InvalidParameterValueException.</exception>
    public static void Demand(string name, bool isFifo)
    {
        var stem = isFifo && IsFifo(name) ? name.Substring(0, name.Length - 5) : name;
        if (isFifo && !IsFifo(name))
        {
            throw SqsFault.InvalidValue(
                "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, "
                    + "must end with .fifo suffix and be 1 to 80 in length.");
        }

        if (!Form.IsMatch(stem) || name.Length > 80)
        {
            throw SqsFault.InvalidValue(
                "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
    }

    /// <summary>Account and name at the end of a queue's URL: <c>https://HOST/ACCOUNT/NAME</c>.</summary>
    /// <exception cref="ServiceFault">InvalidAddress.</exception>
    public static (string AccountId, string Name) FromUrl(string url)
    {
        var parts = url.TrimEnd('/').Split('/');
        return parts.Length >= 2 && Regex.IsMatch(parts[parts.Length - 2], @"^\d{12}\z")
            ? (parts[parts.Length - 2], parts[parts.Length - 1])
            : throw new ServiceFault("InvalidAddress", $"The address {url} is not valid for this endpoint.");
    }
}
