"""Builds the chain of a monitor with boto3, one call after the other: what the engine calls for a new account.

usage: build_monitor.py ENDPOINT REGION [ACCESS_KEY SECRET_KEY]
Each line of standard input, {"secret": ..., "recipient": ..., "alarms": [...], "filters": [...], "rules": [...]}, is
one round; or {"fleet": [SECRET, ...], "recipient": ...}: existing secrets, each with a topic and a rule. The answer is a
line {"calls": COUNT, "milliseconds": TIME}.
"""

import json
import sys
import time

import boto3
from botocore.exceptions import ClientError

ENDPOINT, REGION = sys.argv[1:3]
KEYS = sys.argv[3:5] or ["testing", "testing"]
ACCOUNT = "123456789012"
TAGS = [{"Key": "SecretMonitor", "Value": "benchmark"}]
BUCKET = f"secretmonitor-{ACCOUNT}-{REGION}"
LOG_GROUP = "SecretMonitor"
LOG_GROUP_ARN = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{LOG_GROUP}:*"
ROLE = f"SecretMonitor-{REGION}"
TRAIL = "SecretMonitor"
TOPIC = "SecretMonitor-benchmark"
TOPIC_ARN = f"arn:aws:sns:{REGION}:{ACCOUNT}:{TOPIC}"
NAMESPACE = "SecretMonitor"
EVENT = {"eventSource": ["secretsmanager.amazonaws.com"], "eventName": ["GetSecretValue"]}

session = boto3.Session(*KEYS, region_name=REGION)
calls = 0


def client(service):
    def count(**_):
        global calls
        calls += 1

    made = session.client(service, endpoint_url=ENDPOINT)
    made.meta.events.register("before-call", count)
    return made


secrets, trails, logs, cloudwatch = client("secretsmanager"), client("cloudtrail"), client("logs"), client("cloudwatch")
events, sns, iam, s3 = client("events"), client("sns"), client("iam"), client("s3")


def policy(service, action, resource=None):
    statement = {"Effect": "Allow", "Action": action}
    if service:
        statement["Principal"] = {"Service": service}
    if resource:
        statement["Resource"] = resource
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def find(call, **arguments):
    """What a call answers; None where the thing does not exist, as in a new account."""
    try:
        return call(**arguments)
    except ClientError:
        return None


def read(job):
    find(secrets.describe_secret, SecretId=job["secret"])
    trails.describe_trails(includeShadowTrails=True)
    cloudwatch.describe_alarms(AlarmNamePrefix="SecretMonitor-")
    events.list_rules(NamePrefix="SecretMonitor-")
    find(logs.describe_metric_filters, logGroupName=LOG_GROUP)
    find(sns.list_subscriptions_by_topic, TopicArn=TOPIC_ARN)
    find(s3.head_bucket, Bucket=BUCKET)
    logs.describe_log_groups(logGroupNamePrefix=LOG_GROUP)
    find(iam.get_role, RoleName=ROLE)


def build_foundation(with_logs=True):
    s3.create_bucket(
        Bucket=BUCKET, ObjectOwnership="BucketOwnerEnforced", CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_bucket_tagging(Bucket=BUCKET, Tagging={"TagSet": TAGS})
    s3.put_public_access_block(Bucket=BUCKET, PublicAccessBlockConfiguration={
        "BlockPublicAcls": True, "BlockPublicPolicy": True, "IgnorePublicAcls": True, "RestrictPublicBuckets": True})
    s3.put_bucket_encryption(Bucket=BUCKET, ServerSideEncryptionConfiguration={
        "Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]})
    s3.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    s3.put_bucket_lifecycle_configuration(Bucket=BUCKET, LifecycleConfiguration={"Rules": [
        {"ID": "SecretMonitor", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 90}}]})
    s3.put_bucket_policy(Bucket=BUCKET, Policy=policy(
        "cloudtrail.amazonaws.com", "s3:*", [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"]))
    delivery = build_logs() if with_logs else {}
    trails.create_trail(
        Name=TRAIL, S3BucketName=BUCKET, EnableLogFileValidation=True, TagsList=TAGS, **delivery)
    trails.start_logging(Name=TRAIL)


def build_logs():
    logs.create_log_group(logGroupName=LOG_GROUP, tags={"SecretMonitor": "benchmark"})
    logs.put_retention_policy(logGroupName=LOG_GROUP, retentionInDays=90)
    role = iam.create_role(
        RoleName=ROLE, AssumeRolePolicyDocument=policy("cloudtrail.amazonaws.com", "sts:AssumeRole"), Tags=TAGS)
    iam.put_role_policy(RoleName=ROLE, PolicyName="SecretMonitor", PolicyDocument=policy(
        None, ["logs:CreateLogStream", "logs:PutLogEvents"], LOG_GROUP_ARN))
    return {"CloudWatchLogsLogGroupArn": LOG_GROUP_ARN, "CloudWatchLogsRoleArn": role["Role"]["Arn"]}


def build_monitor(job):
    secrets.create_secret(Name=job["secret"], SecretString="value", Tags=TAGS)
    sns.create_topic(
        Name=TOPIC, Attributes={"Policy": policy("events.amazonaws.com", "sns:Publish", TOPIC_ARN)}, Tags=TAGS)
    sns.subscribe(TopicArn=TOPIC_ARN, Protocol="email", Endpoint=job["recipient"], ReturnSubscriptionArn=True)
    for name in job["filters"]:
        logs.put_metric_filter(
            logGroupName=LOG_GROUP, filterName=name, filterPattern='{ $.eventName = "GetSecretValue" }',
            metricTransformations=[{"metricName": name, "metricNamespace": NAMESPACE, "metricValue": "1"}])
    for name in job["alarms"]:
        cloudwatch.put_metric_alarm(
            AlarmName=name, Namespace=NAMESPACE, MetricName=name, Statistic="Sum", Period=60, EvaluationPeriods=5,
            DatapointsToAlarm=1, Threshold=1, ComparisonOperator="GreaterThanOrEqualToThreshold",
            TreatMissingData="notBreaching", AlarmActions=[TOPIC_ARN], Tags=TAGS)
    for name in job["rules"]:
        build_rule(name, TOPIC_ARN)
    logs.describe_metric_filters(logGroupName=LOG_GROUP, filterNamePrefix=job["filters"][0])


def build_rule(name, topic_arn):
    events.put_rule(
        Name=name, EventPattern=json.dumps({"source": ["aws.secretsmanager"], "detail": EVENT}),
        State="ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", Tags=TAGS)
    events.put_targets(Rule=name, Targets=[{"Id": "SecretMonitor", "Arn": topic_arn, "InputTransformer": {
        "InputPathsMap": {"who": "$.detail.userIdentity.arn"}, "InputTemplate": '"Read by <who>."'}}])


def build_fleet(job):
    for secret in job["fleet"]:
        secrets.describe_secret(SecretId=secret)
        topic = sns.create_topic(Name=f"SecretMonitor-{secret}", Tags=TAGS)["TopicArn"]
        sns.subscribe(TopicArn=topic, Protocol="email", Endpoint=job["recipient"], ReturnSubscriptionArn=True)
        build_rule(f"SecretMonitor-{secret}-Access", topic)


for line in sys.stdin:
    job, calls = json.loads(line), 0
    start = time.perf_counter()
    for secret in job.get("create", []):
        secrets.create_secret(Name=secret, SecretString="value")
    if "fleet" in job:
        read({"secret": job["fleet"][0]})
        build_foundation(with_logs=False)
        build_fleet(job)
    elif "secret" in job:
        read(job)
        build_foundation()
        build_monitor(job)

    print(json.dumps({"calls": calls, "milliseconds": (time.perf_counter() - start) * 1000}), flush=True)
