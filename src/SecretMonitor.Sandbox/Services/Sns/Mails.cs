using SecretMonitor.Sandboxes;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>The mails of SNS.</summary>
internal sealed class Mails(World world)
{
    public void SendNotification(Subscription to, Notification notification, string text)
    {
        var link = $"{Links.Unsubscribe(world, to)}&Endpoint={Uri.EscapeDataString(to.Endpoint)}";
        var body = to.Protocol == "email-json" ? Envelope.Of(notification, to, text, world) : text + $"""


            --
            If you wish to stop receiving notifications from this topic, please click or visit the link below to unsubscribe:
            {link}

            Please do not reply directly to this email. If you have any questions or comments regarding this email, please contact us at https://aws.amazon.com/support

            """.Replace("\r\n", "\n");
        Send(to, notification.Subject ?? "AWS Notification Message", body, token: null);
    }

    public void SendConfirmation(Subscription to, string token)
    {
        var body = to.Protocol == "email-json" ? Envelope.OfConfirmation(to, token, world.Random.Uuid(), world) : $"""
            You have chosen to subscribe to the topic:
            {to.Topic.Arn}

            To confirm this subscription, click or visit the link below (If this was in error no action is necessary):
            {Links.Confirm(world, to.Topic, token)}

            Please do not reply directly to this email. If you wish to remove yourself from receiving all future SNS subscription confirmation requests please send an email to sns-opt-out

            """.Replace("\r\n", "\n");
        Send(to, "AWS Notification - Subscription Confirmation", body, token);
    }

    private void Send(Subscription to, string subject, string body, string? token) => world.Mailbox.Send(new SandboxMail
    {
        To = to.Endpoint,
        Subject = subject,
        Body = body,
        SentAt = world.Clock.Now,
        TopicArn = to.Topic.Arn,
        Token = token,
        Region = Arn.Parse(to.Topic.Arn).Region,
        SandboxUrl = world.EndpointUrl,
    });
}
