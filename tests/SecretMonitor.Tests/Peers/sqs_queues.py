"""Queues and messages in the sandbox, as boto3 sees them (which checks every MD5 itself)."""
import json
import threading
import urllib.parse

from sandbox_client import client, refused, step

sqs = client("sqs")
MISSING = "AWS.SimpleQueueService.NonExistentQueue"

# Queues
url = sqs.create_queue(QueueName="q", Attributes={"VisibilityTimeout": "40"}, tags={"k": "v"})["QueueUrl"]
assert urllib.parse.urlparse(url).path.endswith("/q") and sqs.get_queue_url(QueueName="q")["QueueUrl"] == url
assert sqs.create_queue(QueueName="q")["QueueUrl"] == url
refused("QueueAlreadyExists", sqs.create_queue, QueueName="q", Attributes={"VisibilityTimeout": "41"})
refused("InvalidParameterValue", sqs.create_queue, QueueName="not/legal")
refused("InvalidParameterValue", sqs.create_queue, QueueName="x", Attributes={"FifoQueue": "true"})
refused("InvalidAttributeValue", sqs.create_queue, QueueName="x", Attributes={"VisibilityTimeout": "43201"})
refused("InvalidAttributeName", sqs.create_queue, QueueName="x", Attributes={"Nonsense": "1"})
refused(MISSING, sqs.get_queue_url, QueueName="none")
refused("InvalidAttributeName", sqs.get_queue_attributes, QueueUrl=url, AttributeNames=["Nonsense"])
try:
    sqs.get_queue_attributes(QueueUrl=url + "2", AttributeNames=["All"])
    raise AssertionError("no error")
except sqs.exceptions.QueueDoesNotExist as error:
    assert error.response["Error"]["Message"] == "The specified queue does not exist."
attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
arn = attributes["QueueArn"]
assert arn.startswith("arn:aws:sqs:us-east-1:") and arn.endswith(":q")
assert attributes["VisibilityTimeout"] == "40" and attributes["MaximumMessageSize"] == "1048576"
assert attributes["SqsManagedSseEnabled"] == "true" and "Policy" not in attributes
assert sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["DelaySeconds"])["Attributes"] == {"DelaySeconds": "0"}
assert sqs.list_queue_tags(QueueUrl=url)["Tags"] == {"k": "v"}
sqs.tag_queue(QueueUrl=url, Tags={"l": "w"})
sqs.untag_queue(QueueUrl=url, TagKeys=["k"])
assert sqs.list_queue_tags(QueueUrl=url)["Tags"] == {"l": "w"}
assert client("sqs", region="eu-west-1").list_queues().get("QueueUrls") is None
assert sqs.list_queues(QueueNamePrefix="q")["QueueUrls"] == [url]
sqs.add_permission(QueueUrl=url, Label="share", AWSAccountIds=["111122223333"], Actions=["SendMessage"])
policy = json.loads(sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["Policy"])["Attributes"]["Policy"])
assert policy["Statement"][0]["Sid"] == "share"
sqs.remove_permission(QueueUrl=url, Label="share")
assert "Attributes" not in sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["Policy"])

# Messages
sent = sqs.send_message(QueueUrl=url, MessageBody="hello ü", MessageAttributes={
    "text": {"DataType": "String", "StringValue": "v"}, "bytes": {"DataType": "Binary", "BinaryValue": b"\x00\x01"},
    "number": {"DataType": "Number.int", "StringValue": "42"}})
assert sent["MD5OfMessageAttributes"]
message, = sqs.receive_message(QueueUrl=url, AttributeNames=["All"], MessageAttributeNames=["text", "b.*"])["Messages"]
assert message["Body"] == "hello ü" and message["MessageId"] == sent["MessageId"]
assert list(message["MessageAttributes"]) == ["text"]
assert message["Attributes"]["ApproximateReceiveCount"] == "1" and message["Attributes"]["SentTimestamp"]
assert "Messages" not in sqs.receive_message(QueueUrl=url)
counted = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["ApproximateNumberOfMessagesNotVisible"])["Attributes"]
assert counted == {"ApproximateNumberOfMessagesNotVisible": "1"}
sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
message, = sqs.receive_message(QueueUrl=url, MessageAttributeNames=["All"])["Messages"]
assert set(message["MessageAttributes"]) == {"text", "bytes", "number"}
assert message["MessageAttributes"]["bytes"]["BinaryValue"] == b"\x00\x01"
sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
refused("ReceiptHandleIsInvalid", sqs.delete_message, QueueUrl=url, ReceiptHandle="nonsense")
refused("InvalidParameterValue", sqs.receive_message, QueueUrl=url, MaxNumberOfMessages=11)
refused("InvalidParameterValue", sqs.receive_message, QueueUrl=url, WaitTimeSeconds=21)
refused("InvalidParameterValue", sqs.send_message, QueueUrl=url, MessageBody="x" * 1048577)
refused("InvalidMessageContents", sqs.send_message, QueueUrl=url, MessageBody="\x01")
refused("InvalidParameterValue", sqs.send_message, QueueUrl=url, MessageBody="x", DelaySeconds=901)

# Batches
batch = sqs.send_message_batch(QueueUrl=url, Entries=[
    {"Id": "good", "MessageBody": "1"}, {"Id": "bad", "MessageBody": "\x01"},
    {"Id": "late", "MessageBody": "2", "DelaySeconds": 60}])
assert [e["Id"] for e in batch["Successful"]] == ["good", "late"]
assert [(e["Id"], e["Code"], e["SenderFault"]) for e in batch["Failed"]] == [("bad", "InvalidMessageContents", True)]
entry = {"Id": "a", "MessageBody": "1"}
for code, entries in (("BatchEntryIdsNotDistinct", [entry, entry]), ("EmptyBatchRequest", []),
                      ("TooManyEntriesInBatchRequest", [dict(entry, Id=str(i)) for i in range(11)]),
                      ("InvalidBatchEntryId", [dict(entry, Id="a b")])):
    refused("AWS.SimpleQueueService." + code, sqs.send_message_batch, QueueUrl=url, Entries=entries)
received = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
assert [m["Body"] for m in received] == ["1"], "the delayed one is not visible"
deleted = sqs.delete_message_batch(QueueUrl=url, Entries=[
    {"Id": "1", "ReceiptHandle": received[0]["ReceiptHandle"]}, {"Id": "2", "ReceiptHandle": "x"}])
assert [e["Id"] for e in deleted["Successful"]] == ["1"] and deleted["Failed"][0]["Code"] == "ReceiptHandleIsInvalid"

# A long poll gets what is sent while it waits, and holds nobody up
answers = []
poll = threading.Thread(target=lambda: answers.append(client("sqs").receive_message(QueueUrl=url, WaitTimeSeconds=20)))
poll.start()
sqs.send_message(QueueUrl=url, MessageBody="while waiting")
poll.join(timeout=15)
assert answers and answers[0]["Messages"][0]["Body"] == "while waiting"

# Dead letters
dead = sqs.create_queue(QueueName="dead")["QueueUrl"]
dead_arn = arn[:-1] + "dead"
refused("InvalidParameterValue", sqs.set_queue_attributes, QueueUrl=url, Attributes={"RedrivePolicy": "{}"})
redrive = json.dumps({"deadLetterTargetArn": dead_arn, "maxReceiveCount": 2})
sqs.set_queue_attributes(QueueUrl=url, Attributes={"VisibilityTimeout": "0", "RedrivePolicy": redrive})
sqs.purge_queue(QueueUrl=url)
refused("AWS.SimpleQueueService.PurgeQueueInProgress", sqs.purge_queue, QueueUrl=url)
sqs.send_message(QueueUrl=url, MessageBody="poison")
for _ in range(2):
    assert sqs.receive_message(QueueUrl=url)["Messages"][0]["Body"] == "poison"
assert "Messages" not in sqs.receive_message(QueueUrl=url)
poison, = sqs.receive_message(QueueUrl=dead, AttributeNames=["All"])["Messages"]
assert poison["Body"] == "poison" and poison["Attributes"]["DeadLetterQueueSourceArn"] == arn

# FIFO
fifo = sqs.create_queue(QueueName="f.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
refused("MissingParameter", sqs.send_message, QueueUrl=fifo, MessageBody="1", MessageDeduplicationId="1")
refused("InvalidParameterValue", sqs.send_message, QueueUrl=fifo, MessageBody="1", MessageGroupId="g")
one, again = (sqs.send_message(QueueUrl=fifo, MessageBody="1", MessageGroupId="g", MessageDeduplicationId="1")
              for _ in range(2))
assert one["MessageId"] == again["MessageId"]
sqs.send_message(QueueUrl=fifo, MessageBody="2", MessageGroupId="g", MessageDeduplicationId="2")
sqs.send_message(QueueUrl=fifo, MessageBody="3", MessageGroupId="h", MessageDeduplicationId="3")
first, = sqs.receive_message(QueueUrl=fifo)["Messages"]
other, = sqs.receive_message(QueueUrl=fifo, MaxNumberOfMessages=10)["Messages"]
assert (first["Body"], other["Body"]) == ("1", "3"), "the group waits for its first message"
sqs.delete_message(QueueUrl=fifo, ReceiptHandle=first["ReceiptHandle"])
assert sqs.receive_message(QueueUrl=fifo)["Messages"][0]["Body"] == "2"

# Deletion, and what only time does
sqs.delete_queue(QueueUrl=url)
refused(MISSING, sqs.send_message, QueueUrl=url, MessageBody="x")
step(59)
refused("AWS.SimpleQueueService.QueueDeletedRecently", sqs.create_queue, QueueName="q")
step(1)
sqs.create_queue(QueueName="q", Attributes={"VisibilityTimeout": "10", "MessageRetentionPeriod": "60"})
sqs.send_message(QueueUrl=url, MessageBody="1", DelaySeconds=5)
step(4)
assert "Messages" not in sqs.receive_message(QueueUrl=url)
step(1)
assert sqs.receive_message(QueueUrl=url)["Messages"]
step(9)
assert "Messages" not in sqs.receive_message(QueueUrl=url)
step(1)
assert sqs.receive_message(QueueUrl=url)["Messages"]
step(45)
assert "Messages" not in sqs.receive_message(QueueUrl=url), "it was kept for a minute"
