using System.Globalization;
using System.Text.Json;
using SecretMonitor.Sandbox.Authentication;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>Writes <c>userIdentity</c>: who called, in one of AWS's variants.</summary>
internal static class UserIdentityWriter
{
    /// <param name="writer">Where to.</param>
    /// <param name="caller">Who called.</param>
    /// <param name="isForeign">Whether the caller is of another account, which keeps its name to itself.</param>
    /// <param name="invokedBy">The service that acts for the caller; its records carry no key.</param>
    public static void Write(Utf8JsonWriter writer, Caller caller, bool isForeign, string? invokedBy)
    {
        writer.WriteStartObject();
        if (caller.Kind == CallerKind.Anonymous)
        {
            writer.WriteString("type", "AWSAccount");
            writer.WriteString("principalId", "");
            writer.WriteString("accountId", "ANONYMOUS_PRINCIPAL");
            writer.WriteEndObject();
            return;
        }

        if (isForeign)
        {
            writer.WriteString("type", "AWSAccount");
            writer.WriteString("principalId", caller.PrincipalId);
            writer.WriteString("accountId", caller.AccountId);
            if (invokedBy is not null)
            {
                writer.WriteString("invokedBy", invokedBy);
            }

            writer.WriteEndObject();
            return;
        }

        writer.WriteString("type", TypeOf(caller.Kind));
        writer.WriteString("principalId", caller.PrincipalId);
        writer.WriteString("arn", caller.Arn);
        writer.WriteString("accountId", caller.AccountId);
        if (invokedBy is null && caller.AccessKeyId is not null)
        {
            writer.WriteString("accessKeyId", caller.AccessKeyId);
        }

        if (caller.Kind == CallerKind.User)
        {
            writer.WriteString("userName", caller.UserName);
        }

        if (caller.SessionCreated is { } created)
        {
            WriteSession(writer, caller, created);
        }

        if (invokedBy is not null)
        {
            writer.WriteString("invokedBy", invokedBy);
        }

        writer.WriteEndObject();
    }

    private static void WriteSession(Utf8JsonWriter writer, Caller caller, DateTimeOffset created)
    {
        writer.WriteStartObject("sessionContext");
        if (caller.Kind == CallerKind.AssumedRole)
        {
            writer.WriteStartObject("sessionIssuer");
            writer.WriteString("type", "Role");
            writer.WriteString("principalId", caller.PrincipalId.Split(':')[0]);
            writer.WriteString("arn", caller.RoleArn);
            writer.WriteString("accountId", caller.AccountId);
            writer.WriteString("userName", caller.UserName);
            writer.WriteEndObject();
        }

        if (caller.Issuer is { } issuer)
        {
            writer.WriteStartObject("sessionIssuer");
            writer.WriteString("type", TypeOf(issuer.Kind));
            writer.WriteString("principalId", issuer.PrincipalId);
            writer.WriteString("arn", issuer.Arn);
            writer.WriteString("accountId", issuer.AccountId);
            if (issuer.UserName is not null)
            {
                writer.WriteString("userName", issuer.UserName);
            }

            writer.WriteEndObject();
        }

        writer.WriteStartObject("attributes");
        writer.WriteString("creationDate", created.UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        writer.WriteString("mfaAuthenticated", "false");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string TypeOf(CallerKind kind) => kind switch
    {
        CallerKind.Root => "Root",
        CallerKind.User => "IAMUser",
        CallerKind.FederatedUser => "FederatedUser",
        _ => "AssumedRole",
    };
}
