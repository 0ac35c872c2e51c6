"""Every operation of SNS."""
import json

from operations.arguments import ACCOUNT, TAGS, policy
from sandbox_client import mail, refused


def call_all(client, region):
    api, sqs = client("sns"), client("sqs")
    arn = api.create_topic(Name="t", Attributes={"DisplayName": "d", "SignatureVersion": "2"}, Tags=TAGS)["TopicArn"]
    assert api.create_topic(Name="t", Attributes={"DisplayName": "d"})["TopicArn"] == arn
    for i in range(101):
        api.create_topic(Name=f"many{i}")
    listed = [t for page in api.get_paginator("list_topics").paginate() for t in page["Topics"]]
    assert len(listed) == 102
    topic = {"TopicArn": arn}
    queue = sqs.create_queue(QueueName="q", Attributes={"Policy": policy("sqs:SendMessage", principal="*")})["QueueUrl"]
    end = f"arn:aws:sqs:{region}:{ACCOUNT}:q"
    sub = api.subscribe(**topic, Protocol="sqs", Endpoint=end, ReturnSubscriptionArn=True, Attributes={
        "RawMessageDelivery": "true", "FilterPolicy": '{"k":["v"]}', "FilterPolicyScope": "MessageAttributes"})["SubscriptionArn"]
    assert api.subscribe(**topic, Protocol="email", Endpoint="a@example.com")["SubscriptionArn"] == "pending confirmation"
    api.confirm_subscription(**topic, Token=mail()[-1]["Token"], AuthenticateOnUnsubscribe="true")
    assert len(api.list_subscriptions_by_topic(**topic)["Subscriptions"]) == len(api.list_subscriptions()["Subscriptions"]) == 2
    attributes = api.get_subscription_attributes(SubscriptionArn=sub)["Attributes"]
    assert attributes["RawMessageDelivery"] == "true" and attributes["PendingConfirmation"] == "false", attributes
    api.set_subscription_attributes(SubscriptionArn=sub, AttributeName="RawMessageDelivery", AttributeValue="false")
    api.set_topic_attributes(**topic, AttributeName="DisplayName", AttributeValue="e")
    assert api.get_topic_attributes(**topic)["Attributes"]["SubscriptionsConfirmed"] == "2"
    api.publish(**topic, Message='{"default":"m"}', Subject="s", MessageStructure="json", MessageAttributes={
        "k": {"DataType": "String", "StringValue": "v"}, "b": {"DataType": "Binary", "BinaryValue": b"\x01"}})
    done = api.publish_batch(**topic, PublishBatchRequestEntries=[
        {"Id": "1", "Message": "m"}, {"Id": "2", "Message": "m", "MessageStructure": "json"}])
    assert len(done["Successful"]) == 1 and len(done["Failed"]) == 1, done
    assert json.loads(sqs.receive_message(QueueUrl=queue)["Messages"][0]["Body"])["Message"] == "m"
    api.add_permission(**topic, Label="l", AWSAccountId=["111122223333"], ActionName=["Publish"])
    api.remove_permission(**topic, Label="l")
    api.tag_resource(ResourceArn=arn, Tags=[{"Key": "x", "Value": "y"}])
    api.untag_resource(ResourceArn=arn, TagKeys=["team"])
    assert len(api.list_tags_for_resource(ResourceArn=arn)["Tags"]) == 2
    api.unsubscribe(SubscriptionArn=sub)
    api.delete_topic(**topic)
    refused("NotFound", api.get_topic_attributes, **topic)
