using System.Text.RegularExpressions;
using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>
/// Somebody whose reads are expected. The forms: an account (<c>111122223333</c>, or its root's ARN), a user's ARN, a
/// role's ARN (any session of it), the ARN of a session or federated user, a service (<c>lambda.amazonaws.com</c>) that
/// makes the call. <c>*</c> stands for any run of characters of an ARN.
/// </summary>
public sealed record AllowedPrincipal
{
    private const string Legal = "Give an account id, the ARN of a user, role or session (with * for any characters), "
        + "or a service such as lambda.amazonaws.com.";

    /// <summary>The member of the record that tells which service made the call.</summary>
    internal const string InvokedBy = "userIdentity.invokedBy";

    // Secrets Manager itself makes the call for each secret of a batch read, whoever asked for the batch.
    private const string BatchReader = "secretsmanager.amazonaws.com";

    private static readonly Regex ServiceHost = new(@"\A[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?\z");

    private AllowedPrincipal(string path, string text) => (Path, Text) = (path, text);

    /// <summary>The member of the record that tells this principal.</summary>
    internal string Path { get; }

    /// <summary>What the member says, with <c>*</c> for any run.</summary>
    internal string Text { get; }

    /// <summary>Reads one entry of an allow-list.</summary>
    /// <exception cref="ArgumentException">It is none of the forms, or would allow everybody; says why.</exception>
    public static AllowedPrincipal Parse(string text)
    {
        // Several asterisks mean what one means, and event patterns refuse them.
        text = Regex.Replace(text, @"\*+", "*");
        if (text == "*")
        {
            throw Refusal(text, "It allows everybody, so that nothing would be unexpected.");
        }

        if (text == BatchReader)
        {
            throw Refusal(text, "It makes the call for every batch read, so that anybody's batch would be expected.");
        }

        if (Regex.IsMatch(text, @"\A\d{12}\z"))
        {
            return new("userIdentity.accountId", text);
        }

        if (ServiceHost.IsMatch(text))
        {
            return new(InvokedBy, text);
        }

        return Arn.TryParse(text, out Arn? arn) ? Of(arn) : throw Refusal(text, Legal);
    }

    /// <summary>
    /// The narrowest entry that expects the caller of a record in every session; null where only an entry for others
    /// too would, as for the root user.
    /// </summary>
    public static AllowedPrincipal? Narrowest(CloudTrailRecord record)
    {
        Principal caller = record.Principal;
        string?[] candidates = caller.Kind switch
        {
            PrincipalKind.Root => [],
            PrincipalKind.Service => [caller.InvokedBy],
            PrincipalKind.Account => [caller.AccountId],
            _ => [caller.RoleArn, caller.Arn],
        };
        return candidates.OfType<string>().Select(TryParse).FirstOrDefault(entry => entry?.Covers(record) == true);
    }

    /// <summary>The entry as a list would have it.</summary>
    public override string ToString() => Text;

    private static AllowedPrincipal? TryParse(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private bool Covers(CloudTrailRecord record) => RecordCondition.Is(Path, Text).Matches(record.Json);

    private static AllowedPrincipal Of(Arn arn)
    {
        string type = arn.Resource.Split('/')[0];
        return (arn.Service, type) switch
        {
            ("iam", "root") when arn.AccountId.IndexOf('*') < 0 => new("userIdentity.accountId", arn.AccountId),
            ("iam", "role") => new("userIdentity.sessionContext.sessionIssuer.arn", arn.ToString()),
            ("iam", "user") or ("sts", "assumed-role" or "federated-user") => new("userIdentity.arn", arn.ToString()),
            _ => throw Refusal(arn.ToString(), Legal),
        };
    }

    private static ArgumentException Refusal(string text, string reason) =>
        new($"'{text}' cannot be an allowed principal. {reason}");
}
