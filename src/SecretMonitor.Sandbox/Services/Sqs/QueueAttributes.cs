using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Policies;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>The attributes of a queue that can be set, their defaults and limits.</summary>
internal sealed class QueueAttributes
{
    private static readonly Dictionary<string, (int Least, int Most)> Numbers = new(StringComparer.Ordinal)
    {
        ["DelaySeconds"] = (0, 900),
        ["KmsDataKeyReusePeriodSeconds"] = (60, 86_400),
        ["MaximumMessageSize"] = (1024, 1_048_576),
        ["MessageRetentionPeriod"] = (60, 1_209_600),
        ["ReceiveMessageWaitTimeSeconds"] = (0, 20),
        ["VisibilityTimeout"] = (0, 43_200),
    };

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["ContentBasedDeduplication"] = ["true", "false"],
        ["DeduplicationScope"] = ["messageGroup", "queue"],
        ["FifoQueue"] = ["true"],
        ["FifoThroughputLimit"] = ["perQueue", "perMessageGroupId"],
        ["SqsManagedSseEnabled"] = ["true", "false"],
    };

    private static readonly string[] OnlyFifo =
        ["ContentBasedDeduplication", "DeduplicationScope", "FifoQueue", "FifoThroughputLimit"];

    private static readonly string[] Counted =
    [
        "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesDelayed", "ApproximateNumberOfMessagesNotVisible",
        "CreatedTimestamp", "LastModifiedTimestamp", "QueueArn",
    ];

    private static readonly string[] Texts = ["KmsMasterKeyId", "Policy", "RedriveAllowPolicy", "RedrivePolicy"];

    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal)
    {
        ["DelaySeconds"] = "0",
        ["MaximumMessageSize"] = "1048576",
        ["MessageRetentionPeriod"] = "345600",
        ["ReceiveMessageWaitTimeSeconds"] = "0",
        ["SqsManagedSseEnabled"] = "true",
        ["VisibilityTimeout"] = "30",
    };

    public QueueAttributes(bool isFifo)
    {
        if (isFifo)
        {
            _values["FifoQueue"] = "true";
            _values["ContentBasedDeduplication"] = "false";
            _values["DeduplicationScope"] = "queue";
            _values["FifoThroughputLimit"] = "perQueue";
        }
    }

    public string? this[string name] => _values.TryGetValue(name, out var value) ? value : null;

    public IEnumerable<KeyValuePair<string, string>> All => _values;

    public bool IsFifo => this["FifoQueue"] == "true";

    /// <summary>Whether a queue can have an attribute of a name, be it one that only AWS sets.</summary>
    public static bool IsKnown(string name) =>
        Numbers.ContainsKey(name) || Words.ContainsKey(name) || Texts.Contains(name) || Counted.Contains(name);

    /// <summary>Where messages go that were received too often; null: nowhere.</summary>
    public (string TargetArn, int MaxReceiveCount)? Redrive =>
        this["RedrivePolicy"] is { } policy ? ReadRedrive(policy) : null;

    public int Number(string name) => int.Parse(_values[name], CultureInfo.InvariantCulture);

    public TimeSpan Seconds(string name) => TimeSpan.FromSeconds(Number(name));

    /// <summary>Checks attributes and sets them, all or none; empty texts take one away.</summary>
    /// <exception cref="ServiceFault">InvalidAttributeName, InvalidAttributeValue or InvalidParameterValue.</exception>
    public void Set(IReadOnlyDictionary<string, string> attributes)
    {
        foreach (var (name, value) in attributes.Select(a => (a.Key, a.Value)))
        {
            Demand(name, value);
        }

        foreach (var (name, value) in attributes.Select(a => (a.Key, a.Value)))
        {
            if (Texts.Contains(name) && value.Length == 0)
            {
                _values.Remove(name);
            }
            else
            {
                _values[name] = value;
            }
        }

        if (this["KmsMasterKeyId"] is not null)
        {
            // A queue has one kind of encryption.
            _values["SqsManagedSseEnabled"] = "false";
            _values["KmsDataKeyReusePeriodSeconds"] = this["KmsDataKeyReusePeriodSeconds"] ?? "300";
        }
    }

    private void Demand(string name, string value)
    {
        if (!IsKnown(name) || Counted.Contains(name) || (OnlyFifo.Contains(name) && !IsFifo))
        {
            throw SqsFault.UnknownAttribute(name);
        }

        if (Numbers.TryGetValue(name, out var limits)
            && (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number < limits.Least || number > limits.Most))
        {
            throw SqsFault.InvalidAttribute(name);
        }

        if (Words.TryGetValue(name, out var words) && !words.Contains(value))
        {
            throw SqsFault.InvalidAttribute(name);
        }

        if (value.Length > 0)
        {
            DemandDocument(name, value);
        }
    }

    private static void DemandDocument(string name, string value)
    {
        switch (name)
        {
            case "Policy":
                try
                {
                    PolicyDocument.Parse(value).Validate(PolicyKind.Resource);
                }
                catch (PolicyException)
                {
                    throw SqsFault.InvalidAttribute(name);
                }

                break;
            case "RedrivePolicy":
                ReadRedrive(value);
                break;
            case "RedriveAllowPolicy":
                var permission = ReadObject(name, value)["redrivePermission"]?.ToString();
                if (permission is not ("allowAll" or "denyAll" or "byQueue"))
                {
                    throw SqsFault.InvalidAttribute(name);
                }

                break;
        }
    }

    public static (string TargetArn, int MaxReceiveCount) ReadRedrive(string text)
    {
        var policy = ReadObject("RedrivePolicy", text);
        foreach (var name in new[] { "maxReceiveCount", "deadLetterTargetArn" })
        {
            if (policy[name] is not JsonValue)
            {
                throw SqsFault.InvalidValue(
                    text, "RedrivePolicy", $"Redrive policy does not contain mandatory attribute: {name}.");
            }
        }

        var target = policy["deadLetterTargetArn"]!.ToString();
        var count = policy["maxReceiveCount"]!.ToString();
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            || most is < 1 or > 1000)
        {
            throw SqsFault.InvalidValue(
                text,
                "RedrivePolicy",
                $"Invalid value for maxReceiveCount: {count}, valid values are from 1 to 1000 both inclusive.");
        }

        return Arn.TryParse(target, out var arn) && arn.Service == "sqs"
            ? (target, most)
            : throw SqsFault.InvalidValue(text, "RedrivePolicy", "Invalid value for deadLetterTargetArn.");
    }

    private static JsonObject ReadObject(string name, string text)
    {
        try
        {
            // Counting reads the members, and finds one that is there twice.
            if (JsonNode.Parse(text) is JsonObject { Count: > 0 } value)
            {
                return value;
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Answered below, as every other text that is no map.
        }

        throw SqsFault.InvalidValue(text, name, "Redrive policy is not a valid JSON map.");
    }
}
