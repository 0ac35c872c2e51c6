using SecretMonitor.Patterns;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>A subscription, pending until its recipient confirms it.</summary>
internal sealed class Subscription(Topic topic, string arn, string protocol, string endpoint, string principal)
{
    /// <summary>How long a token is valid, and a subscription waits for it.</summary>
    public static readonly TimeSpan PendingTime = TimeSpan.FromHours(48);

    public Topic Topic { get; } = topic;

    public string Arn { get; } = arn;

    public string Protocol { get; } = protocol;

    public string Endpoint { get; } = endpoint;

    /// <summary>The ARN of who subscribed.</summary>
    public string Principal { get; } = principal;

    public bool IsConfirmed { get; private set; }

    /// <summary>Whether the caller who confirmed had signed.</summary>
    public bool ConfirmationWasAuthenticated { get; private set; }

    /// <summary>Whether only a signed call may unsubscribe.</summary>
    public bool AuthenticateOnUnsubscribe { get; private set; }

    /// <summary>The tokens that were sent, with the time until which each is valid.</summary>
    public Dictionary<string, DateTimeOffset> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>The attributes that were set.</summary>
    public SortedDictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    public FilterPolicy? FilterPolicy { get; set; }

    public bool IsRaw => Attributes.TryGetValue("RawMessageDelivery", out var raw) && raw == "true";

    /// <summary>The queue for what can't be delivered.</summary>
    public string? DeadLetterQueue { get; set; }

    public void Confirm(bool authenticated, bool authenticateOnUnsubscribe)
    {
        IsConfirmed = true;
        ConfirmationWasAuthenticated |= authenticated;
        AuthenticateOnUnsubscribe |= authenticateOnUnsubscribe;
    }
}
