"""The whole monitor of a secret, built by boto3. The argument after the sandbox's is the scenario."""
import gzip
import json
import sys

from sandbox_client import client, mail, now, refusal, step

ACCOUNT, NAME, GROUP, BUCKET = "123456789012", "top-secret-info", "/secrets/trail", "trail-bucket"
VALUE = "hunter2-hunter2"
TRAIL = f"arn:aws:cloudtrail:us-east-1:{ACCOUNT}:trail/watch"
EAGER = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"
PATTERN = '{ ($.eventSource = "secretsmanager.amazonaws.com") && ($.eventName = "GetSecretValue") && ' \
          '($.requestParameters.secretId = "NAME") }'

secrets, iam, s3, trail = client("secretsmanager"), client("iam"), client("s3"), client("cloudtrail")
logs, cloudwatch, sns, events = client("logs"), client("cloudwatch"), client("sns"), client("events")


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(service, action, resource, source=None):
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": action, "Resource": resource}
    return {**statement, "Condition": {"ArnEquals": {"aws:SourceArn": source}}} if source else statement


def build_trail():
    secrets.create_secret(Name=NAME, SecretString=VALUE)
    s3.create_bucket(Bucket=BUCKET)
    s3.put_bucket_policy(Bucket=BUCKET, Policy=policy(
        allow("cloudtrail.amazonaws.com", "s3:GetBucketAcl", f"arn:aws:s3:::{BUCKET}", TRAIL),
        allow("cloudtrail.amazonaws.com", "s3:PutObject", f"arn:aws:s3:::{BUCKET}/AWSLogs/{ACCOUNT}/*", TRAIL)))
    logs.create_log_group(logGroupName=GROUP)
    group = logs.describe_log_groups(logGroupNamePrefix=GROUP)["logGroups"][0]["arn"]
    role = iam.create_role(RoleName="deliver", AssumeRolePolicyDocument=policy(
        {"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "sts:AssumeRole"}))["Role"]["Arn"]
    iam.put_role_policy(RoleName="deliver", PolicyName="logs", PolicyDocument=policy(
        {"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": group}))
    trail.create_trail(Name="watch", S3BucketName=BUCKET, CloudWatchLogsLogGroupArn=group, CloudWatchLogsRoleArn=role)
    trail.start_logging(Name="watch")


def build_topic(name, confirmed=True):
    topic = sns.create_topic(Name=name)["TopicArn"]
    sns.subscribe(TopicArn=topic, Protocol="email", Endpoint=f"{name}@example.com")
    if confirmed:
        sns.confirm_subscription(TopicArn=topic, Token=mail()[-1]["Token"])
    return topic


def let_rules_publish(topic):
    default = json.loads(sns.get_topic_attributes(TopicArn=topic)["Attributes"]["Policy"])["Statement"]
    sns.set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=policy(
        *default, allow("events.amazonaws.com", "sns:Publish", topic)))


def build_alarm(name, topic, secret=NAME, statistic="Sum", **filter_settings):
    logs.put_metric_filter(
        logGroupName=GROUP, filterName=name, filterPattern=PATTERN.replace("NAME", secret),
        metricTransformations=[{"metricName": name, "metricNamespace": "Watch", "metricValue": "1", **filter_settings}])
    cloudwatch.put_metric_alarm(
        AlarmName=name, MetricName=name, Namespace="Watch", Statistic=statistic, Period=60, EvaluationPeriods=5,
        DatapointsToAlarm=1, Threshold=1, ComparisonOperator="GreaterThanOrEqualToThreshold",
        TreatMissingData="notBreaching", AlarmActions=[topic])


def build_rule(name, topic, state=EAGER):
    events.put_rule(Name=name, State=state, EventPattern=json.dumps({
        "source": ["aws.secretsmanager"], "detail-type": ["AWS API Call via CloudTrail"],
        "detail": {"eventName": ["GetSecretValue"], "requestParameters": {"secretId": [NAME]}}}))
    events.put_targets(Rule=name, Targets=[{"Id": "1", "Arn": topic, "InputTransformer": {
        "InputPathsMap": {"who": "$.detail.userIdentity.arn", "id": "$.detail.eventID", "secret": "$.detail.requestParameters.secretId"},
        "InputTemplate": '"<secret> was read by <who>."\n"Event <id>"'}}])


def wait(minutes):
    for _ in range(minutes):
        step(60)


def state_of(alarm):
    return cloudwatch.describe_alarms(AlarmNames=[alarm])["MetricAlarms"][0]["StateValue"]


def mails_to(name):
    """Subject and first line of the mails to NAME@example.com that are no confirmations."""
    return [(m["Subject"], m["Body"].split("\n")[0]) for m in mail()
            if m["To"] == f"{name}@example.com" and "Confirmation" not in m["Subject"]]


def records_in_bucket():
    keys = [o["Key"] for page in s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix="AWSLogs/")
            for o in page.get("Contents", []) if o["Key"].endswith(".json.gz")]
    assert all(f"AWSLogs/{ACCOUNT}/CloudTrail/us-east-1/" in k for k in keys), keys
    return [r for k in keys for r in json.loads(gzip.decompress(s3.get_object(Bucket=BUCKET, Key=k)["Body"].read()))["Records"]]


def records_in_logs():
    pages = logs.get_paginator("filter_log_events").paginate(logGroupName=GROUP)
    return [json.loads(e["message"]) for page in pages for e in page["events"]]


def records_in_history():
    pages = trail.get_paginator("lookup_events").paginate(
        LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": "GetSecretValue"}])
    return [json.loads(e["CloudTrailEvent"]) for page in pages for e in page["Events"]]


def sources():
    """The records of reads as each source has them, by event id."""
    return [{r["eventID"]: r for r in records if r["eventName"] == "GetSecretValue"}
            for records in (records_in_bucket(), records_in_logs(), records_in_history())]


def both_routes():
    """Three reads: three event mails at once, one alarm mail, the same records in bucket, log group and history, no value anywhere."""
    build_trail()
    topic = build_topic("ops")
    let_rules_publish(topic)
    build_alarm("read", topic)
    build_rule("read", topic)
    wait(2)
    assert state_of("read") == "OK"
    read = lambda: secrets.get_secret_value(SecretId=NAME)["SecretString"]
    assert [read(), read()] == [VALUE, VALUE]
    wait(1)
    told = ("AWS Notification Message", f'"{NAME} was read by arn:aws:iam::{ACCOUNT}:root."')
    assert mails_to("ops") == [told, told], mails_to("ops")
    assert state_of("read") == "OK", "trails deliver about five minutes later"
    wait(2)
    read()
    wait(4)
    alarm = ('ALARM: "read" in US East (N. Virginia)',
             'You are receiving this email because your Amazon CloudWatch Alarm "read" in the US East (N. Virginia) region has '
             'entered the ALARM state, because')
    assert state_of("read") == "ALARM"
    assert [subject for subject, _ in mails_to("ops")] == [told[0]] * 3 + [alarm[0]], mails_to("ops")
    assert mails_to("ops")[3][1].startswith(alarm[1]), mails_to("ops")
    wait(3)
    assert state_of("read") == "ALARM"
    assert len(mails_to("ops")) == 4, "the third read came while the alarm was in ALARM: no second mail of it"

    bucket, group, history = sources()
    assert len(bucket) == 3 and bucket == group == history, (bucket, group, history)
    assert {m["Body"].split("\n")[1] for m in mail() if m["Body"].startswith(told[1])} == {f'"Event {i}"' for i in bucket}
    for record in bucket.values():
        assert record["userIdentity"]["type"] == "Root" and record["readOnly"] is True, record
        assert record["requestParameters"] == {"secretId": NAME} and record["responseElements"] is None, record
        assert "Boto3/" in record["userAgent"] and record["sourceIPAddress"] == "127.0.0.1", record
    metric = cloudwatch.get_metric_data(
        StartTime=now().timestamp() - 3600, EndTime=now().timestamp() + 60, MetricDataQueries=[{"Id": "m", "MetricStat": {
            "Metric": {"Namespace": "Watch", "MetricName": "read"}, "Period": 3600, "Stat": "Sum"}}])["MetricDataResults"][0]
    assert sum(metric["Values"]) == 3, metric
    assert VALUE not in json.dumps([mail(), records_in_bucket(), records_in_logs(), records_in_history()])


def silence():
    """What tells nobody: a plain rule, a topic without a policy, a pending recipient, an average, another secret's filter."""
    build_trail()
    told = build_topic("told")
    let_rules_publish(told)
    build_rule("control", told)
    build_alarm("control", told)
    plain = build_topic("plain")
    let_rules_publish(plain)
    build_rule("plain", plain, state="ENABLED")
    build_rule("unlisted", build_topic("unlisted"))
    pending = build_topic("pending", confirmed=False)
    let_rules_publish(pending)
    build_rule("pending", pending)
    build_alarm("pending", pending)
    build_alarm("average", build_topic("average"), statistic="Average", defaultValue=0)
    build_alarm("other", build_topic("other"), secret=NAME + "2")
    wait(2)
    secrets.get_secret_value(SecretId=NAME)
    secrets.describe_secret(SecretId=NAME)  # the default value's 0, which halves the average
    wait(10)
    assert [subject for subject, _ in mails_to("told")] == [
        "AWS Notification Message", 'ALARM: "control" in US East (N. Virginia)'], mail()
    silent = {name: mails_to(name) for name in ("plain", "unlisted", "pending", "average", "other")}
    assert not any(silent.values()), silent
    history = {h["AlarmName"] for h in cloudwatch.describe_alarm_history(HistoryItemType="StateUpdate")["AlarmHistoryItems"]
               if h["HistorySummary"].endswith("to ALARM")}
    assert history == {"control", "pending"}, history
    failed = cloudwatch.get_metric_statistics(
        Namespace="AWS/Events", MetricName="FailedInvocations", Dimensions=[{"Name": "RuleName", "Value": "unlisted"}],
        StartTime=now().timestamp() - 3600, EndTime=now().timestamp() + 60, Period=3600, Statistics=["Sum"])["Datapoints"]
    assert [p["Sum"] for p in failed] == [1], failed


def refused_read():
    """A user without permission is refused, and every source of records names the user, the error and nothing more."""
    build_trail()
    topic = build_topic("ops")
    iam.create_user(UserName="eve")
    key = iam.create_access_key(UserName="eve")["AccessKey"]
    eve = client("secretsmanager", key=key["AccessKeyId"], secret=key["SecretAccessKey"])
    build_alarm("read", topic)
    wait(2)
    error = refusal("AccessDeniedException", eve.get_secret_value, SecretId=NAME)
    user = f"arn:aws:iam::{ACCOUNT}:user/eve"
    assert error["Error"]["Message"].startswith(f"User: {user} is not authorized to perform: secretsmanager:GetSecretValue"), error
    assert error["ResponseMetadata"]["HTTPStatusCode"] == 400, error
    wait(10)
    bucket, group, history = sources()
    assert len(bucket) == 1 and bucket == group == history, (bucket, group, history)
    record = next(iter(bucket.values()))
    assert record["errorCode"] == "AccessDenied" and record["errorMessage"] == error["Error"]["Message"], record
    assert record["userIdentity"] == {
        "type": "IAMUser", "principalId": iam.get_user(UserName="eve")["User"]["UserId"], "arn": user, "accountId": ACCOUNT,
        "accessKeyId": key["AccessKeyId"], "userName": "eve"}, record
    assert record["requestParameters"] is None and record["responseElements"] is None, record
    assert record["requestID"] == error["ResponseMetadata"]["RequestId"], record


globals()[sys.argv[5]]()
