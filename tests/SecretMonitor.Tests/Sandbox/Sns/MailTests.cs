using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Sns;

/// <summary>Who gets a service's message: only who confirmed, and only if the topic's policy lets the service in.</summary>
public sealed class MailTests : IDisposable
{
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:t";

    private readonly SandboxFixture _sandbox = new();
    private readonly SandboxClient _client;

    public MailTests()
    {
        _client = new(_sandbox.Server);
        Call("Action=CreateTopic&Name=t");
        Call($"Action=Subscribe&TopicArn={Topic}&Protocol=email&Endpoint=ops@example.com");
    }

    public void Dispose()
    {
        _client.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void A_pending_subscriber_gets_nothing_but_the_question()
    {
        Publish("cloudwatch.amazonaws.com", hasSourceOwner: true);

        Assert.Equal(["AWS Notification - Subscription Confirmation"], _sandbox.Server.Mail.Select(m => m.Subject));
    }

    [Fact]
    public void The_default_policy_lets_alarms_in()
    {
        Confirm();

        Assert.Null(Publish("cloudwatch.amazonaws.com", hasSourceOwner: true));
        Assert.StartsWith("text\n\n--\n", _sandbox.Server.Mail[^1].Body);
    }

    [Fact]
    public void The_default_policy_keeps_rules_out()
    {
        Confirm();

        Assert.Equal("AuthorizationError", Publish("events.amazonaws.com", hasSourceOwner: false)?.Code);
        Assert.Single(_sandbox.Server.Mail);
    }

    [Fact]
    public void AWS_own_key_keeps_services_out_of_an_encrypted_topic()
    {
        Confirm();
        Call($"Action=SetTopicAttributes&TopicArn={Topic}&AttributeName=KmsMasterKeyId&AttributeValue=alias/aws/sns");

        Assert.Equal("KMSAccessDenied", Publish("cloudwatch.amazonaws.com", hasSourceOwner: true)?.Code);
    }

    [Fact]
    public void A_token_is_worth_nothing_after_two_days()
    {
        var token = _sandbox.Server.Mail[^1].Token;
        _sandbox.Server.Step(TimeSpan.FromHours(48));

        var answer = _client.Query(
            "sns", $"Version=2010-03-31&Action=ConfirmSubscription&TopicArn={Topic}&Token={token}");

        Assert.Equal(("InvalidParameter", "Invalid token"), (answer.Code, answer.Error));
    }

    [Fact]
    public void Who_confirms_with_authentication_is_not_unsubscribed_by_a_stranger()
    {
        var token = _sandbox.Server.Mail[^1].Token;
        var confirmed = Call(
            $"Action=ConfirmSubscription&TopicArn={Topic}&Token={token}&AuthenticateOnUnsubscribe=true");

        var stranger = _client.SendUnsigned(new(
            HttpMethod.Get, $"/?Action=Unsubscribe&SubscriptionArn={confirmed.Element("SubscriptionArn")}"));

        Assert.Equal("AuthorizationError", stranger.Code);
    }

    private void Confirm() =>
        Call($"Action=ConfirmSubscription&TopicArn={Topic}&Token={_sandbox.Server.Mail[^1].Token}");

    private PublishError? Publish(string service, bool hasSourceOwner)
    {
        var world = _sandbox.Server.World;
        lock (world.Gate)
        {
            ServiceCaller caller = new(service, "arn:aws:x:us-east-1:123456789012:y", world.AccountId)
            {
                HasSourceOwner = hasSourceOwner,
            };
            return world.Get<ITopicPublisher>().Publish(caller, Topic, new("text"));
        }
    }

    private Answer Call(string form)
    {
        var answer = _client.Query("sns", "Version=2010-03-31&" + form);
        Assert.Equal(200, answer.Status);
        return answer;
    }
}
