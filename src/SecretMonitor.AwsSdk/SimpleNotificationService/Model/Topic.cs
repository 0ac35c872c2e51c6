namespace Amazon.SimpleNotificationService.Model;

/// <summary>A topic.</summary>
public sealed class Topic
{
    public string TopicArn { get; set; }
}
