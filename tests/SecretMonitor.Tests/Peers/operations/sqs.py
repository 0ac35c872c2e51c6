"""Every operation of SQS."""
import json

from operations.arguments import ACCOUNT, pages
from sandbox_client import refused


def call_all(client, region):
    api = client("sqs")
    dead = api.create_queue(QueueName="dead")["QueueUrl"]
    url = api.create_queue(QueueName="q", tags={"a": "b"}, Attributes={
        "VisibilityTimeout": "1", "DelaySeconds": "0", "MaximumMessageSize": "2048", "MessageRetentionPeriod": "3600",
        "ReceiveMessageWaitTimeSeconds": "0", "RedrivePolicy": json.dumps({
            "deadLetterTargetArn": f"arn:aws:sqs:{region}:{ACCOUNT}:dead", "maxReceiveCount": 3})})["QueueUrl"]
    for i in range(3):
        api.create_queue(QueueName=f"many{i}")
    assert len(pages(api, "list_queues", 2, "QueueUrls", QueueNamePrefix="many")) == 3
    queue = {"QueueUrl": url}
    assert api.get_queue_url(QueueName="q", QueueOwnerAWSAccountId=ACCOUNT)["QueueUrl"] == url
    attributes = api.get_queue_attributes(**queue, AttributeNames=["All"])["Attributes"]
    assert attributes["VisibilityTimeout"] == "1", attributes
    api.set_queue_attributes(**queue, Attributes={"VisibilityTimeout": "30"})
    api.send_message(**queue, MessageBody="m", DelaySeconds=0, MessageAttributes={
        "s": {"DataType": "String", "StringValue": "v"}, "b": {"DataType": "Binary.x", "BinaryValue": b"1"},
        "n": {"DataType": "Number", "StringValue": "1"}}, MessageSystemAttributes={
            "AWSTraceHeader": {"DataType": "String", "StringValue": "Root=1"}})
    sent = api.send_message_batch(**queue, Entries=[
        {"Id": "1", "MessageBody": "m"}, {"Id": "2", "MessageBody": "\u0001"}])
    assert len(sent["Successful"]) == 1 and len(sent["Failed"]) == 1, sent
    received = api.receive_message(**queue, AttributeNames=["All"], MessageAttributeNames=["All"], MaxNumberOfMessages=10,
                                   VisibilityTimeout=20, WaitTimeSeconds=0)["Messages"]
    assert len(received) == 2, received
    handles = [m["ReceiptHandle"] for m in received]
    api.change_message_visibility(**queue, ReceiptHandle=handles[0], VisibilityTimeout=0)
    api.change_message_visibility_batch(**queue, Entries=[
        {"Id": "1", "ReceiptHandle": handles[1], "VisibilityTimeout": 9}])
    assert api.list_dead_letter_source_queues(QueueUrl=dead)["queueUrls"] == [url]
    api.delete_message(**queue, ReceiptHandle=handles[0])
    gone = api.delete_message_batch(**queue, Entries=[
        {"Id": "1", "ReceiptHandle": handles[1]}, {"Id": "2", "ReceiptHandle": "no"}])
    assert len(gone["Successful"]) == 1 and len(gone["Failed"]) == 1, gone
    api.add_permission(**queue, Label="l", AWSAccountIds=["111122223333"], Actions=["SendMessage"])
    api.remove_permission(**queue, Label="l")
    api.tag_queue(**queue, Tags={"c": "d"})
    api.untag_queue(**queue, TagKeys=["a"])
    assert api.list_queue_tags(**queue)["Tags"] == {"c": "d"}
    api.purge_queue(**queue)
    api.delete_queue(**queue)
    refused("AWS.SimpleQueueService.NonExistentQueue", api.receive_message, **queue)
