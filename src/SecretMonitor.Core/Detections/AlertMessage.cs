using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>
/// The message of an EventBridge rule to people, as the two members of an InputTransformer. It is a JSON object, laid
/// out in lines, because EventBridge escapes what it inserts into an object; lines of text are pasted together
/// unescaped, and a quote in a user agent would lose the alert. For the same reason each variable stands alone, where
/// any JSON value fits and a missing one becomes an empty text.
/// </summary>
public sealed record AlertMessage(IReadOnlyDictionary<string, string> InputPathsMap, string InputTemplate)
{
    // Mail is no HTML: leave apostrophes and the like readable.
    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static AlertMessage For(AlertWording wording, DetectionScope scope)
    {
        Line[] lines =
        [
            Line.Of("Alert", Headline(wording, scope)),
            .. Request(wording, scope),
            Line.From(wording.Doer, "userIdentity.arn"),
            Line.From("Kind of caller", "userIdentity.type"),
            Line.From("Account of caller", "userIdentity.accountId"),
            Line.From("Access key", "userIdentity.accessKeyId"),
            // Where an AWS service calls for somebody, this is the service's name.
            Line.From("From", "sourceIPAddress"),
            Line.From("User agent", "userAgent"),
            Line.From("When", "eventTime"),
            .. Outcome(wording.Outcome),
            Line.From("Account", "recipientAccountId"),
            Line.From("Region", "awsRegion"),
            Line.From("Event", "eventName"),
            Line.From("Event id", "eventID"),
            Line.Of("What to do", wording.Advice),
            Line.Of("To see more", $"Get-SecretMonitor -SecretId '{scope.Secrets[0]}' | Get-SecretAlarmState -Explain"),
        ];
        return new(
            lines.Where(line => line.Path is not null)
                .ToDictionary(line => line.Variable, line => $"$.detail.{line.Path}"),
            $"{{\n{string.Join(",\n", lines.Select(line => line.ToString()))}\n}}");
    }

    private static string Headline(AlertWording wording, DetectionScope scope)
    {
        string secret = scope.Secrets is [var only]
            ? only.IsPattern ? $"one of the secrets {only}" : $"the secret {only}"
            : $"one of {scope.Secrets.Count} watched secrets";
        string headline = string.Format(CultureInfo.InvariantCulture, wording.Headline, secret);
        return char.ToUpperInvariant(headline[0]) + headline.Substring(1);
    }

    private static Line[] Request(AlertWording wording, DetectionScope scope) =>
        wording.ShowsRequest ? [Line.From("Request", "requestParameters")]
        : scope.Secrets.Count > 1 || scope.Secrets[0].IsPattern ? [Line.From("Secret as requested", "requestParameters.secretId")]
        : [];

    private static Line[] Outcome(AccessOutcome? outcome)
    {
        Line reason = Line.From("Reason", "errorMessage");
        return outcome switch
        {
            AccessOutcome.Success => [Line.Of("Outcome", "Success")],
            AccessOutcome.Denied => [Line.Of("Outcome", "Refused"), reason],
            AccessOutcome.Failed => [Line.Of("Outcome", "Failed"), reason],
            _ => [Line.From("Error, if any", "errorCode"), reason],
        };
    }

    /// <summary>One member of the object: a label, and either a text or the path of what the record says.</summary>
    private sealed record Line(string Label, string? Text, string? Path)
    {
        public string Variable => Path!.Replace('.', '-');

        public static Line Of(string label, string text) => new(label, text, Path: null);

        public static Line From(string label, string path) => new(label, Text: null, path);

        public override string ToString() => $"  {Quote(Label)}: {(Text is null ? $"<{Variable}>" : Quote(Text))}";

        private static string Quote(string text) => JsonSerializer.Serialize(text, Readable);
    }
}
