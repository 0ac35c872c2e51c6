namespace SecretMonitor.Tests.AwsSdk;

/// <summary>What a loopback service answers.</summary>
internal sealed record Reply(int Status, string Body)
{
    /// <summary>The connection is reset instead.</summary>
    public static Reply Reset { get; } = new(0, "");

    /// <summary>Headers besides the length.</summary>
    public Dictionary<string, string> Headers { get; init; } = new() { ["x-amzn-RequestId"] = "request-1" };

    /// <summary>A successful answer.</summary>
    public static Reply Ok(string body = "") => new(200, body);
}
