"""What AWS refuses, and by which error: the cases that other emulators of AWS learned the hard way."""
import datetime
import json

from sandbox_client import client, now, refused, step

ACCOUNT = "123456789012"


def arn(service, resource, region="us-east-1"):
    return f"arn:aws:{service}:{region}:{ACCOUNT}:{resource}"


def statement(**members):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "s3:*", "Resource": "*", **members}]})


# Secrets Manager
secrets, there = client("secretsmanager"), client("secretsmanager", region="eu-west-1")
secrets.create_secret(Name="s", SecretString="v")
S = {"SecretId": "s"}
refused("InvalidParameterException", secrets.list_secrets, Filters=[{"Key": "name"}])
refused("InvalidParameterException", secrets.list_secrets, Filters=[{"Values": ["a"]}])
refused("InvalidParameterException", secrets.batch_get_secret_value, Filters=[{"Key": "all"}])
refused("ValidationException", secrets.list_secrets, Filters=[{"Key": "nope", "Values": ["a"]}])
refused("InvalidNextTokenException", secrets.list_secrets, NextToken="no")
refused("InvalidParameterException", secrets.put_secret_value, **S)
refused("InvalidParameterException", secrets.delete_secret, **S, RecoveryWindowInDays=6)
refused("InvalidParameterException", secrets.delete_secret, **S, RecoveryWindowInDays=7, ForceDeleteWithoutRecovery=True)
refused("InvalidRequestException", secrets.rotate_secret, **S)
refused("InvalidRequestException", secrets.rotate_secret, **S, RotationLambdaARN="")
assert "RotationEnabled" not in secrets.describe_secret(**S)
refused("InvalidRequestException", secrets.stop_replication_to_replica, **S)
secrets.replicate_secret_to_regions(**S, AddReplicaRegions=[{"Region": "eu-west-1"}])
refused("InvalidRequestException", there.put_secret_value, **S, SecretString="w")
there.stop_replication_to_replica(**S)
there.put_secret_value(**S, SecretString="w")
assert there.get_secret_value(**S)["SecretString"] == "w" and secrets.get_secret_value(**S)["SecretString"] == "v"
assert "ReplicationStatus" not in secrets.describe_secret(**S)
secrets.delete_secret(**S)
refused("InvalidRequestException", secrets.create_secret, Name="s", SecretString="v")
secrets.delete_secret(**S, ForceDeleteWithoutRecovery=True)
secrets.create_secret(Name="s", SecretString="v")

# SQS
sqs = client("sqs")
queue = {"QueueUrl": sqs.create_queue(QueueName="q")["QueueUrl"]}
redrive = lambda name: {"RedrivePolicy": json.dumps({"deadLetterTargetArn": arn("sqs", name), "maxReceiveCount": 1})}
refused("InvalidParameterValue", sqs.set_queue_attributes, **queue, Attributes=redrive("none"))
refused("InvalidParameterValue", sqs.create_queue, QueueName="r", Attributes=redrive("none"))
sqs.create_queue(QueueName="dead")
assert "queueUrls" in sqs.list_dead_letter_source_queues(**queue)
sqs.set_queue_attributes(**queue, Attributes=redrive("dead"))
assert sqs.list_dead_letter_source_queues(QueueUrl=queue["QueueUrl"][:-1] + "dead")["queueUrls"] == [queue["QueueUrl"]]
refused("InvalidParameterValue", sqs.list_queues, NextToken="x")
refused("InvalidParameterValue", sqs.send_message, **queue, MessageBody="m", MessageAttributes={
    "n": {"DataType": "Number", "StringValue": "no"}})
refused("MissingParameter", sqs.send_message, **queue, MessageBody="")
refused("InvalidMessageContents", sqs.send_message, **queue, MessageBody="\0")
refused("AWS.SimpleQueueService.BatchEntryIdsNotDistinct", sqs.send_message_batch, **queue, Entries=[
    {"Id": "1", "MessageBody": "m"}] * 2)
sqs.set_queue_attributes(**queue, Attributes={"KmsMasterKeyId": "alias/aws/sqs"})
assert sqs.get_queue_attributes(**queue, AttributeNames=["SqsManagedSseEnabled"])["Attributes"] == {
    "SqsManagedSseEnabled": "false"}
sqs.send_message(**queue, MessageBody="m")
handle = sqs.receive_message(**queue)["Messages"][0]["ReceiptHandle"]
changed = sqs.change_message_visibility_batch(**queue, Entries=[
    {"Id": "1", "ReceiptHandle": handle, "VisibilityTimeout": 0}, {"Id": "2", "ReceiptHandle": "no", "VisibilityTimeout": 0},
    {"Id": "3", "ReceiptHandle": handle, "VisibilityTimeout": 43201}])
assert [s["Id"] for s in changed["Successful"]] == ["1"], changed
assert [f["Code"] for f in changed["Failed"]] == ["ReceiptHandleIsInvalid", "InvalidParameterValue"], changed
sqs.purge_queue(**queue)
refused("AWS.SimpleQueueService.PurgeQueueInProgress", sqs.purge_queue, **queue)
sqs.delete_queue(**queue)
refused("AWS.SimpleQueueService.QueueDeletedRecently", sqs.create_queue, QueueName="q")
step(61)
sqs.create_queue(QueueName="q")

# SNS
sns = client("sns")
topic = {"TopicArn": sns.create_topic(Name="t")["TopicArn"]}
refused("InvalidParameter", sns.create_topic, Name="t", Tags=[{"Key": "a", "Value": "b"}])
refused("InvalidParameter", sns.create_topic, Name="a.b")
refused("InvalidParameter", sns.subscribe, **topic, Protocol="sms", Endpoint="NAA+15551234567")
refused("InvalidParameter", sns.publish, PhoneNumber="nobody", Message="m")
sns.publish(PhoneNumber="+15551234567", Message="m")
refused("InvalidParameter", sns.publish, **topic, Message="m" * 262_145)
refused("InvalidParameter", sns.publish, **topic, Message="m", Subject="s" * 101)
refused("InvalidParameter", sns.publish, **topic, Message="{}", MessageStructure="json")
refused("NotFound", sns.publish, TopicArn=topic["TopicArn"] + "x", Message="m")
for policy in ({"a": "b"}, {"a": []}, {"a": [{"foo": 1}]}, {f"k{i}": ["v"] for i in range(6)}, {"a": list(range(151))},
               {"a": [{"numeric": [">"]}]}, {"a": {"b": ["c"]}}):
    refused("InvalidParameter", sns.subscribe, **topic, Protocol="sqs", Endpoint=arn("sqs", "q"),
            Attributes={"FilterPolicy": json.dumps(policy)})

# EventBridge
events = client("events")
events.put_rule(Name="r", EventPattern='{"source":["a"]}')
for expression in "rate(1 minutes)", "rate(0 minutes)", "rate(2 weeks)", "cron(0 12 * * * *)", "cron(0 12 ? * ? *)", "at(1)":
    refused("ValidationException", events.put_rule, Name="s", ScheduleExpression=expression)
for expression in "rate(1 minute)", "cron(0 12 * * ? *)", "cron(0/15 8-17 ? * MON-FRI *)":
    events.put_rule(Name="s", ScheduleExpression=expression)
refused("ValidationException", events.put_targets, Rule="r", Targets=[{"Id": "1", "Arn": arn("sqs", "q.fifo")}])
refused("ResourceNotFoundException", events.put_targets, Rule="none", Targets=[{"Id": "1", "Arn": arn("sqs", "q")}])
refused("LimitExceededException", events.put_targets, Rule="r", Targets=[
    {"Id": str(i), "Arn": arn("sqs", "q")} for i in range(6)])
refused("ValidationException", events.put_targets, Rule="r", Targets=[{"Id": "1", "Arn": arn("iam", "role/r", "")}])
events.put_targets(Rule="r", Targets=[{"Id": "1", "Arn": arn("sqs", "q")}])
refused("ValidationException", events.delete_rule, Name="r")
for pattern in "{}", "[]", '{"source":"a"}', '{"source":[]}', '{"source":[{"numeric":["<",5,">",1]}]}', \
        '{"source":[{"wildcard":"a**b"}]}', '{"$or":[{"source":["a"]}]}':
    refused("InvalidEventPatternException", events.put_rule, Name="p", EventPattern=pattern)

# IAM
iam = client("iam")
R = {"RoleName": "r"}
trust = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sts:AssumeRole"}]})
iam.create_role(**R, AssumeRolePolicyDocument=trust)
assert iam.get_role(**R)["Role"]["RoleLastUsed"] == {}
for document in (
        statement(Sid="not one"), statement(Action="a:b:c"), statement(Action="s3"), statement(Resource="x"),
        statement(Resource="arn:aws:s3"), statement(Extra="x"), statement(Effect="Perhaps"), statement(NotAction="s3:x"),
        statement(Principal="*"), statement(Condition={"Nope": {"a": "b"}}), "{}", "no",
        json.dumps({"Version": "2012-10-17", "Statement": [], "More": 1}), statement().replace("2012-10-17", "2008-10-17")):
    refused("MalformedPolicyDocument", iam.put_role_policy, **R, PolicyName="p", PolicyDocument=document)
refused("InvalidInput", iam.tag_role, **R, Tags=[{"Key": "a", "Value": ""}, {"Key": "A", "Value": ""}])
refused("InvalidInput", iam.tag_role, **R, Tags=[{"Key": "aws:a", "Value": ""}])
iam.tag_role(**R, Tags=[{"Key": f"k{i}", "Value": ""} for i in range(40)])
refused("LimitExceeded", iam.tag_role, **R, Tags=[{"Key": f"n{i}", "Value": ""} for i in range(11)])
assert len(iam.list_role_tags(**R)["Tags"]) == 40
refused("EntityAlreadyExists", iam.create_role, RoleName="R", AssumeRolePolicyDocument=trust)

# CloudWatch
cloudwatch = client("cloudwatch")
query = {"Id": "m", "MetricStat": {"Metric": {"Namespace": "n", "MetricName": "m"}, "Period": 60, "Stat": "Sum"}}
hour = {"StartTime": now() - datetime.timedelta(hours=1), "EndTime": now()}
refused("ValidationError", cloudwatch.get_metric_data, MetricDataQueries=[{**query, "Id": "M"}], **hour)
refused("ValidationError", cloudwatch.get_metric_data, MetricDataQueries=[query, query], **hour)
refused("InvalidParameterValue", cloudwatch.list_metrics, NextToken="x")
for value in float("nan"), float("inf"), 2.0 ** 361:
    refused("InvalidParameterValue", cloudwatch.put_metric_data, Namespace="n", MetricData=[{"MetricName": "m", "Value": value}])
refused("InvalidParameterCombination", cloudwatch.get_metric_statistics, Namespace="n", MetricName="m", Period=60,
        Statistics=["Sum"], StartTime=now() - datetime.timedelta(days=2), EndTime=now())
alarm = {"AlarmName": "a", "MetricName": "m", "Namespace": "n", "Statistic": "Sum", "Period": 60, "EvaluationPeriods": 1,
         "Threshold": 1, "ComparisonOperator": "GreaterThanThreshold"}
refused("InvalidParameterCombination", cloudwatch.put_metric_alarm, **{**alarm, "EvaluationPeriods": 1441})
refused("InvalidParameterValue", cloudwatch.put_metric_alarm, **{**alarm, "Period": 45})
refused("MissingParameter", cloudwatch.put_metric_alarm, **{k: v for k, v in alarm.items() if k != "Threshold"})

# S3
s3 = client("s3")
s3.create_bucket(Bucket="bucket")
K = {"Bucket": "bucket", "Key": "k", "Body": b""}
refused("InvalidStorageClass", s3.put_object, **K, StorageClass="NOPE")
refused("InvalidArgument", s3.put_object, **K, ServerSideEncryption="NOPE")
for name in "ab", "Abc", "a_b", "a..b", "192.168.5.4", "xn--a", "a-s3alias":
    refused("InvalidBucketName", s3.create_bucket, Bucket=name)
for key in "../../etc/passwd", "/lead", "a//b", ".", "x/../y", "%2e%2e%2f", "\u00e4 +?&#":
    s3.put_object(Bucket="bucket", Key=key, Body=key.encode())
    assert s3.get_object(Bucket="bucket", Key=key)["Body"].read() == key.encode(), key
assert len(s3.list_objects_v2(Bucket="bucket")["Contents"]) == 7

refused("InvalidArgument", s3.get_object_attributes, Bucket="bucket", Key=".", ObjectAttributes=["Nope"])

# CloudWatch Logs, CloudTrail
refused("InvalidParameterException", client("logs").create_log_group, logGroupName="g", tags={"aws:x": ""})
refused("ValidationException", client("cloudtrail").list_tags, ResourceIdList=[arn("cloudtrail", "trail/t")] * 21)

# What is not built is AWS's unknown action in each protocol
refused("UnknownOperationException", client("logs").get_log_record, logRecordPointer="x")
refused("InvalidAction", client("sts").decode_authorization_message, EncodedMessage="x")
for protocol in "smithy-rpc-v2-cbor", "json", "query":
    refused("InvalidAction", client("cloudwatch", protocol=protocol).describe_insight_rules)
