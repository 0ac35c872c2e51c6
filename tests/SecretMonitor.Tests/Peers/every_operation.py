"""boto3 calls every operation of each service with all that it takes; model_check holds each answer to AWS's model.
The arguments after the sandbox's: service:operation,operation... None of the operations may stay uncalled."""
import datetime
import json
import sys
import traceback
import uuid

import model_check
import sandbox_client
from sandbox_client import mail, now, refused, step

ACCOUNT = "123456789012"
# Each service is walked in a region of its own, so that none finds what another left.
REGIONS = iter(["us-east-2", "us-west-1", "us-west-2", "eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3",
                "eu-north-1", "ap-south-1", "ap-northeast-1", "ap-northeast-2", "ca-central-1", "ap-southeast-1", "ap-southeast-2",
                "sa-east-1"])
BOTO = {"monitoring": "cloudwatch", "tagging": "resourcegroupstaggingapi"}
REGION = ""
TAGS = [{"Key": "team", "Value": "a"}, {"Key": "stage", "Value": ""}]


def client(service, *key, region=None, **settings):
    return sandbox_client.client(service, *key, region=region or REGION, **settings)


def policy(action, resource="*", principal=None, effect="Allow"):
    statement = {"Sid": "S", "Effect": effect, "Action": action}
    if resource:
        statement["Resource"] = resource
    if principal:
        statement["Principal"] = principal
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def assumable(service):
    return policy("sts:AssumeRole", None, {"Service": service})


def pages(api, operation, size, key, **arguments):
    """Everything of a listing, by pages, each no longer than asked."""
    found = []
    for page in api.get_paginator(operation).paginate(**arguments, PaginationConfig={"PageSize": size}):
        assert len(page.get(key, [])) <= size, page
        found += page.get(key, [])
    return found


def secretsmanager():
    api = client("secretsmanager")
    token = str(uuid.uuid4())
    made = api.create_secret(
        Name="app/db", ClientRequestToken=token, Description="d", SecretString="one", Tags=TAGS,
        AddReplicaRegions=[{"Region": "eu-west-1"}], ForceOverwriteReplicaSecret=True)
    assert api.create_secret(Name="app/db", ClientRequestToken=token, Description="d", SecretString="one", Tags=TAGS)[
        "VersionId"] == made["VersionId"] == token
    refused("ResourceExistsException", api.create_secret, Name="app/db", SecretString="two")
    name = {"SecretId": "app/db"}
    for i in range(5):
        api.create_secret(Name=f"many/{i}", SecretBinary=b"\x00\xff", Tags=TAGS[:1])
    api.put_secret_value(**name, SecretString="two", ClientRequestToken=str(uuid.uuid4()))
    pending = api.put_secret_value(**name, SecretBinary=b"three", VersionStages=["AWSPENDING", "mine"])
    api.update_secret_version_stage(
        **name, VersionStage="AWSCURRENT", MoveToVersionId=pending["VersionId"],
        RemoveFromVersionId=api.get_secret_value(**name)["VersionId"])
    assert api.get_secret_value(**name, VersionStage="AWSCURRENT")["SecretBinary"] == b"three"
    assert api.get_secret_value(**name, VersionStage="AWSPREVIOUS")["SecretString"] == "two"
    api.update_secret(**name, Description="e", SecretString="four", ClientRequestToken=str(uuid.uuid4()))
    versions = api.list_secret_version_ids(**name, IncludeDeprecated=True, MaxResults=1)
    assert len(versions["Versions"]) == 1
    api.list_secret_version_ids(**name, NextToken=versions["NextToken"], IncludeDeprecated=True)
    api.tag_resource(**name, Tags=[{"Key": "x", "Value": "y"}])
    api.untag_resource(**name, TagKeys=["x"])
    api.put_resource_policy(**name, BlockPublicPolicy=True, ResourcePolicy=policy(
        "secretsmanager:GetSecretValue", principal={"AWS": f"arn:aws:iam::{ACCOUNT}:root"}))
    assert "ResourcePolicy" in api.get_resource_policy(**name)
    api.validate_resource_policy(**name, ResourcePolicy=policy("secretsmanager:*", principal="*"))
    api.delete_resource_policy(**name)
    assert "ResourcePolicy" not in api.get_resource_policy(**name)
    api.rotate_secret(
        **name, RotationLambdaARN=f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:rotate", RotateImmediately=False,
        RotationRules={"ScheduleExpression": "rate(10 days)", "Duration": "3h"})
    assert api.describe_secret(**name)["RotationEnabled"]
    api.cancel_rotate_secret(**name)
    api.replicate_secret_to_regions(**name, AddReplicaRegions=[{"Region": "eu-north-1"}])
    client("secretsmanager", region="eu-north-1").stop_replication_to_replica(**name)
    api.remove_regions_from_replication(**name, RemoveReplicaRegions=["eu-west-1"])
    assert len(pages(api, "list_secrets", 2, "SecretList", Filters=[{"Key": "name", "Values": ["many/"]}])) == 5
    batch = api.batch_get_secret_value(SecretIdList=["app/db", "none", "many/0"])
    assert len(batch["SecretValues"]) == 2 and batch["Errors"][0]["ErrorCode"] == "ResourceNotFoundException"
    tagged = {"Filters": [{"Key": "tag-key", "Values": ["team"]}], "MaxResults": 4}
    first = api.batch_get_secret_value(**tagged)
    rest = api.batch_get_secret_value(**tagged, NextToken=first["NextToken"])
    assert len(first["SecretValues"]) == 4 and len(rest["SecretValues"]) == 2 and "NextToken" not in rest
    api.delete_secret(**name, RecoveryWindowInDays=7)
    api.describe_secret(**name)
    api.list_secrets(IncludePlannedDeletion=True, SortOrder="asc", SortBy="name")
    refused("InvalidRequestException", api.get_secret_value, **name)
    api.restore_secret(**name)
    api.delete_secret(**name, ForceDeleteWithoutRecovery=True)
    refused("ResourceNotFoundException", api.describe_secret, **name)
    assert len(api.get_random_password(PasswordLength=20, ExcludePunctuation=True)["RandomPassword"]) == 20


def cloudtrail():
    api, s3, logs, iam, sns = client("cloudtrail"), client("s3"), client("logs"), client("iam"), client("sns")
    s3.create_bucket(Bucket="trail", CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_bucket_policy(Bucket="trail", Policy=policy(
        ["s3:GetBucketAcl", "s3:PutObject"], ["arn:aws:s3:::trail", "arn:aws:s3:::trail/*"],
        {"Service": "cloudtrail.amazonaws.com"}))
    logs.create_log_group(logGroupName="trail")
    group = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:trail:*"
    role = iam.create_role(RoleName="trail", AssumeRolePolicyDocument=assumable("cloudtrail.amazonaws.com"))["Role"]["Arn"]
    iam.put_role_policy(RoleName="trail", PolicyName="p", PolicyDocument=policy("logs:*"))
    topic = sns.create_topic(Name="trail")["TopicArn"]
    sns.set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=policy(
        "sns:Publish", topic, {"Service": "cloudtrail.amazonaws.com"}))
    arn = api.create_trail(
        Name="watch", S3BucketName="trail", S3KeyPrefix="p", SnsTopicName="trail", IncludeGlobalServiceEvents=True,
        IsMultiRegionTrail=True, EnableLogFileValidation=True, CloudWatchLogsLogGroupArn=group,
        CloudWatchLogsRoleArn=role, TagsList=TAGS[:1])["TrailARN"]
    name = {"Name": "watch"}
    api.create_trail(Name="second", S3BucketName="trail")
    assert api.list_public_keys(StartTime=now(), EndTime=now())["PublicKeyList"]
    refused("TrailAlreadyExistsException", api.create_trail, Name="watch", S3BucketName="trail")
    api.start_logging(**name)
    step(600)
    api.update_trail(**name, S3KeyPrefix="q", IsMultiRegionTrail=True)
    api.get_trail(**name)
    api.describe_trails(trailNameList=[arn], includeShadowTrails=False)
    assert len(client("cloudtrail", region="sa-east-1").describe_trails()["trailList"]) == 1
    assert len(api.list_trails()["Trails"]) == 2
    api.put_event_selectors(TrailName="watch", EventSelectors=[{
        "ReadWriteType": "WriteOnly", "IncludeManagementEvents": True, "ExcludeManagementEventSources": ["kms.amazonaws.com"],
        "DataResources": [{"Type": "AWS::S3::Object", "Values": ["arn:aws:s3:::trail/x"]}]}])
    api.get_event_selectors(TrailName=arn)
    api.put_event_selectors(TrailName="watch", AdvancedEventSelectors=[{"Name": "all", "FieldSelectors": [
        {"Field": "eventCategory", "Equals": ["Management"]}, {"Field": "readOnly", "Equals": ["true"]}]}])
    api.get_event_selectors(TrailName="watch")
    api.stop_logging(**name)
    status = api.get_trail_status(**name)
    assert not status["IsLogging"] and status["LatestDeliveryTime"] and status["LatestCloudWatchLogsDeliveryTime"], status
    api.add_tags(ResourceId=arn, TagsList=[{"Key": "x"}, {"Key": "y", "Value": "z"}])
    api.remove_tags(ResourceId=arn, TagsList=[{"Key": "team"}])
    assert api.list_tags(ResourceIdList=[arn])["ResourceTagList"][0]["TagsList"][0]["Key"] == "x"
    step(600)
    for key, value in ("EventName", "CreateTrail"), ("EventSource", "sns.amazonaws.com"), ("ReadOnly", "false"), (
            "ResourceType", "AWS::S3::Bucket"), ("ResourceName", "arn:aws:s3:::trail"), ("Username", "root"):
        assert pages(api, "lookup_events", 2, "Events", LookupAttributes=[
            {"AttributeKey": key, "AttributeValue": value}]), key
    api.lookup_events(StartTime=now() - datetime.timedelta(days=1), EndTime=now(), MaxResults=5)
    api.delete_trail(Name=arn)
    refused("TrailNotFoundException", api.get_trail, **name)


def logs():
    api = client("logs")
    api.create_log_group(logGroupName="g", tags={"a": "b"}, logGroupClass="STANDARD", deletionProtectionEnabled=False)
    group, stream = {"logGroupName": "g"}, {"logGroupName": "g", "logStreamName": "s"}
    arn = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:g"
    for i in range(5):
        api.create_log_group(logGroupName=f"many/{i}")
    assert len(pages(api, "describe_log_groups", 2, "logGroups", logGroupNamePrefix="many/")) == 5
    api.put_retention_policy(**group, retentionInDays=30)
    assert api.describe_log_groups(logGroupNamePattern="g", limit=50)["logGroups"][0]["retentionInDays"] == 30
    api.delete_retention_policy(**group)
    api.create_log_stream(**stream)
    at = int(now().timestamp() * 1000)
    api.put_log_events(**stream, logEvents=[{"timestamp": at, "message": json.dumps({"n": i, "s": "x"})} for i in range(5)])
    rejected = api.put_log_events(**stream, logEvents=[
        {"timestamp": at - 30 * 86_400_000, "message": "old"}])["rejectedLogEventsInfo"]
    assert rejected["tooOldLogEventEndIndex"] == 1, rejected
    assert len(pages(api, "describe_log_streams", 1, "logStreams", **group, orderBy="LastEventTime", descending=True)) == 1
    assert len(api.get_log_events(**stream, startTime=at - 1, endTime=at + 1, limit=2, startFromHead=True)["events"]) == 2
    assert len(pages(api, "filter_log_events", 2, "events", **group, filterPattern="{ $.n > 0 }",
                     logStreamNamePrefix="s", interleaved=True)) == 4
    api.put_metric_filter(**group, filterName="f", filterPattern="{ $.n > 1 }", metricTransformations=[{
        "metricName": "N", "metricNamespace": "App", "metricValue": "$.n", "unit": "Count", "dimensions": {"S": "$.s"}}])
    api.put_metric_filter(**group, filterName="h", filterPattern="x", metricTransformations=[{
        "metricName": "H", "metricNamespace": "App", "metricValue": "1", "defaultValue": 0}])
    assert len(pages(api, "describe_metric_filters", 1, "metricFilters", **group)) == 2
    api.describe_metric_filters(metricName="N", metricNamespace="App")
    assert len(api.test_metric_filter(filterPattern="[a, b]", logEventMessages=["1 2", "1"])["matches"]) == 1
    api.delete_metric_filter(**group, filterName="f")
    seconds = at // 1000
    query = api.start_query(logGroupNames=["g"], startTime=seconds - 60, endTime=seconds + 60, limit=10,
                            queryString="fields @timestamp, n, @message | filter n > 1 | sort n desc | limit 2")["queryId"]
    step(5)
    result = api.get_query_results(queryId=query)
    assert result["status"] == "Complete" and len(result["results"]) == 2, result
    assert [f["value"] for f in result["results"][0] if f["field"] == "n"] == ["4"]
    api.describe_queries(logGroupName="g", status="Complete", maxResults=5)
    running = api.start_query(logGroupName="g", startTime=seconds, endTime=seconds + 1, queryString="fields @message")
    api.stop_query(queryId=running["queryId"])
    api.tag_resource(resourceArn=arn, tags={"c": "d"})
    api.untag_resource(resourceArn=arn, tagKeys=["a"])
    assert api.list_tags_for_resource(resourceArn=arn)["tags"] == {"c": "d"}
    api.tag_log_group(**group, tags={"e": "f"})
    api.untag_log_group(**group, tags=["c"])
    assert api.list_tags_log_group(**group)["tags"] == {"e": "f"}
    api.put_resource_policy(policyName="p", policyDocument=policy(
        "logs:PutLogEvents", arn + ":*", {"Service": "events.amazonaws.com"}))
    assert len(api.describe_resource_policies()["resourcePolicies"]) == 1
    api.delete_resource_policy(policyName="p")
    api.delete_log_stream(**stream)
    api.delete_log_group(**group)
    refused("ResourceNotFoundException", api.delete_log_group, **group)


def monitoring():
    global REGION
    for protocol in "smithy-rpc-v2-cbor", "json", "query":
        REGION = next(REGIONS)
        alarms_and_metrics(client("cloudwatch", protocol=protocol), client("sns"))


def alarms_and_metrics(api, sns):
    topic = sns.create_topic(Name="alarms")["TopicArn"]
    at = now()
    api.put_metric_data(Namespace="App", MetricData=[
        {"MetricName": "M", "Dimensions": [{"Name": "D", "Value": "v"}], "Timestamp": at, "Value": 3, "Unit": "Count"},
        {"MetricName": "M", "Dimensions": [{"Name": "D", "Value": "v"}], "Timestamp": at, "Values": [1, 2], "Counts": [1, 3]},
        {"MetricName": "S", "StatisticValues": {"SampleCount": 2, "Sum": 5, "Minimum": 1, "Maximum": 4},
         "StorageResolution": 60}])
    metric = {"Namespace": "App", "MetricName": "M", "Dimensions": [{"Name": "D", "Value": "v"}]}
    span = {"StartTime": at - datetime.timedelta(minutes=10), "EndTime": at + datetime.timedelta(minutes=1)}
    point = api.get_metric_statistics(**metric, **span, Period=60, Unit="Count", ExtendedStatistics=["p99"], Statistics=[
        "SampleCount", "Average", "Sum", "Minimum", "Maximum"])
    assert point["Datapoints"][0]["Sum"] == 3, point
    data = api.get_metric_data(**span, ScanBy="TimestampAscending", LabelOptions={"Timezone": "+0100"}, MaxDatapoints=100,
                               MetricDataQueries=[{"Id": "m", "Label": "l", "ReturnData": True, "MetricStat": {
                                   "Metric": metric, "Period": 60, "Stat": "Sum"}}])
    assert data["MetricDataResults"][0]["Values"] == [10.0], data
    assert len(api.list_metrics(Namespace="App", RecentlyActive="PT3H", Dimensions=[{"Name": "D"}])["Metrics"]) == 1
    alarm = dict(
        ActionsEnabled=True, OKActions=[topic], AlarmActions=[topic], InsufficientDataActions=[topic], **metric,
        Statistic="Sum", Period=60, EvaluationPeriods=2, DatapointsToAlarm=1, Threshold=1.5, Unit="Count",
        ComparisonOperator="GreaterThanThreshold", TreatMissingData="notBreaching")
    api.put_metric_alarm(AlarmName="a", AlarmDescription="d", Tags=TAGS, **alarm)
    api.put_metric_alarm(AlarmName="p", MetricName="M", Namespace="App", ExtendedStatistic="p99", Period=60,
                         EvaluationPeriods=1, Threshold=1, ComparisonOperator="LessThanThreshold",
                         EvaluateLowSampleCountPercentile="ignore")
    api.put_metric_alarm(AlarmName="q", EvaluationPeriods=1, Threshold=1, ComparisonOperator="LessThanThreshold", Metrics=[
        {"Id": "m", "MetricStat": {"Metric": metric, "Period": 60, "Stat": "Sum"}, "ReturnData": True}])
    for i in range(5):
        api.put_metric_alarm(AlarmName=f"many{i}", **alarm)
    api.put_composite_alarm(
        AlarmName="c", AlarmRule='ALARM("a") OR OK(many0)', AlarmDescription="d", ActionsEnabled=True, AlarmActions=[topic],
        OKActions=[topic], InsufficientDataActions=[topic], Tags=TAGS, ActionsSuppressor="p",
        ActionsSuppressorWaitPeriod=60, ActionsSuppressorExtensionPeriod=60)
    step(120)
    assert len(pages(api, "describe_alarms", 2, "MetricAlarms", AlarmNamePrefix="many")) == 5
    both = api.describe_alarms(AlarmTypes=["CompositeAlarm", "MetricAlarm"], MaxRecords=100)
    assert len(both["CompositeAlarms"]) == 1 and len(both["MetricAlarms"]) == 8
    assert [a["AlarmName"] for a in api.describe_alarms(ChildrenOfAlarmName="c")["MetricAlarms"]] == ["a", "many0"]
    api.describe_alarms(ParentsOfAlarmName="a")
    assert len(api.describe_alarms_for_metric(**metric, Statistic="Sum", Period=60, Unit="Count")["MetricAlarms"]) >= 6
    api.set_alarm_state(AlarmName="a", StateValue="ALARM", StateReason="r", StateReasonData='{"a":1}')
    api.disable_alarm_actions(AlarmNames=["a"])
    assert not api.describe_alarms(AlarmNames=["a"])["MetricAlarms"][0]["ActionsEnabled"]
    api.enable_alarm_actions(AlarmNames=["a"])
    history = pages(api, "describe_alarm_history", 2, "AlarmHistoryItems", AlarmName="a", ScanBy="TimestampDescending",
                    AlarmTypes=["MetricAlarm"], **{"StartDate": span["StartTime"], "EndDate": now()})
    assert {i["HistoryItemType"] for i in history} == {"ConfigurationUpdate", "StateUpdate", "Action"}, history
    arn = f"arn:aws:cloudwatch:{REGION}:{ACCOUNT}:alarm:a"
    api.tag_resource(ResourceARN=arn, Tags=[{"Key": "x", "Value": "y"}])
    api.untag_resource(ResourceARN=arn, TagKeys=["team"])
    assert len(api.list_tags_for_resource(ResourceARN=arn)["Tags"]) == 2
    api.put_dashboard(DashboardName="d", DashboardBody='{"widgets":[]}')
    api.get_dashboard(DashboardName="d")
    assert len(api.list_dashboards(DashboardNamePrefix="d")["DashboardEntries"]) == 1
    api.delete_dashboards(DashboardNames=["d"])
    api.delete_alarms(AlarmNames=["c"])
    api.delete_alarms(AlarmNames=["a", "p", "q"])
    refused("ResourceNotFound", api.set_alarm_state, AlarmName="a", StateValue="OK", StateReason="r")


def sns():
    api, sqs = client("sns"), client("sqs")
    arn = api.create_topic(Name="t", Attributes={"DisplayName": "d", "SignatureVersion": "2"}, Tags=TAGS)["TopicArn"]
    assert api.create_topic(Name="t", Attributes={"DisplayName": "d"})["TopicArn"] == arn
    for i in range(101):
        api.create_topic(Name=f"many{i}")
    listed = [t for page in api.get_paginator("list_topics").paginate() for t in page["Topics"]]
    assert len(listed) == 102
    topic = {"TopicArn": arn}
    queue = sqs.create_queue(QueueName="q", Attributes={"Policy": policy("sqs:SendMessage", principal="*")})["QueueUrl"]
    end = f"arn:aws:sqs:{REGION}:{ACCOUNT}:q"
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


def events():
    api = client("events")
    api.put_rule(Name="r", EventPattern='{"source":["a"]}', State="ENABLED", Description="d", Tags=TAGS,
                 RoleArn=f"arn:aws:iam::{ACCOUNT}:role/r")
    api.put_rule(Name="s", ScheduleExpression="rate(5 minutes)", State="DISABLED", EventBusName="default")
    for i in range(4):
        api.put_rule(Name=f"many{i}", EventPattern='{"source":["a"]}')
    rule = {"Rule": "r"}
    assert api.describe_rule(Name="r")["State"] == "ENABLED"
    api.disable_rule(Name="r")
    api.enable_rule(Name="r")
    assert len(pages(api, "list_rules", 2, "Rules", NamePrefix="many")) == 4
    target = f"arn:aws:sqs:{REGION}:{ACCOUNT}:q"
    put = api.put_targets(**rule, Targets=[
        {"Id": "1", "Arn": target, "Input": '{"a":1}', "DeadLetterConfig": {"Arn": target + "dead"},
         "RetryPolicy": {"MaximumRetryAttempts": 1, "MaximumEventAgeInSeconds": 60}},
        {"Id": "2", "Arn": target, "InputPath": "$.detail"},
        {"Id": "3", "Arn": f"arn:aws:sns:{REGION}:{ACCOUNT}:t", "InputTransformer": {
            "InputPathsMap": {"a": "$.detail.a"}, "InputTemplate": '"A is <a>"'}},
        {"Id": "4", "Arn": target + ".fifo", "SqsParameters": {"MessageGroupId": "g"}}])
    assert put["FailedEntryCount"] == 0, put
    assert len(pages(api, "list_targets_by_rule", 2, "Targets", **rule)) == 4
    assert pages(api, "list_rule_names_by_target", 2, "RuleNames", TargetArn=target) == ["r"]
    event = {"id": "1", "account": ACCOUNT, "source": "a", "time": "2026-01-01T00:00:00Z", "region": REGION,
             "resources": [], "detail-type": "t", "detail": {"a": 1}}
    assert api.test_event_pattern(EventPattern='{"detail":{"a":[{"numeric":["<",2]}]}}', Event=json.dumps(event))["Result"]
    done = api.put_events(Entries=[
        {"Time": now(), "Source": "a", "Resources": ["x"], "DetailType": "t", "Detail": "{}", "EventBusName": "default",
         "TraceHeader": "Root=1"}, {"Source": "a", "DetailType": "t", "Detail": "no"}])
    assert done["FailedEntryCount"] == 1 and done["Entries"][1]["ErrorCode"] == "MalformedDetail", done
    arn = f"arn:aws:events:{REGION}:{ACCOUNT}:rule/r"
    api.tag_resource(ResourceARN=arn, Tags=[{"Key": "x", "Value": "y"}])
    api.untag_resource(ResourceARN=arn, TagKeys=["team"])
    assert len(api.list_tags_for_resource(ResourceARN=arn)["Tags"]) == 2
    assert api.describe_event_bus()["Name"] == api.list_event_buses(NamePrefix="d")["EventBuses"][0]["Name"] == "default"
    assert api.remove_targets(**rule, Ids=["1", "2", "3", "4", "none"])["FailedEntryCount"] in (0, 1)
    api.delete_rule(Name="r")
    refused("ResourceNotFoundException", api.describe_rule, Name="r")


def iam():
    api = client("iam")
    document = policy("s3:*")
    role = api.create_role(RoleName="r", Path="/p/", AssumeRolePolicyDocument=assumable("sns.amazonaws.com"), Tags=TAGS,
                           Description="d", MaxSessionDuration=7200)["Role"]
    arn = api.create_policy(PolicyName="p", Path="/p/", PolicyDocument=document, Description="d", Tags=TAGS)["Policy"]["Arn"]
    api.create_user(UserName="u", Path="/p/", Tags=TAGS)
    api.create_group(GroupName="g", Path="/p/")
    for i in range(3):
        api.create_user(UserName=f"many{i}")
        api.create_role(RoleName=f"many{i}", AssumeRolePolicyDocument=assumable("sns.amazonaws.com"))
        api.create_group(GroupName=f"many{i}")
    assert len(pages(api, "list_users", 2, "Users")) == len(pages(api, "list_roles", 2, "Roles")) == 4
    assert len(pages(api, "list_groups", 2, "Groups", PathPrefix="/")) == 4
    for kind, key in ("user", {"UserName": "u"}), ("role", {"RoleName": "r"}), ("group", {"GroupName": "g"}):
        call = lambda text, **more: getattr(api, text.replace("KIND", kind))(**key, **more)
        call("put_KIND_policy", PolicyName="in", PolicyDocument=document)
        assert call("get_KIND_policy", PolicyName="in")["PolicyDocument"] == json.loads(document)
        assert pages(api, f"list_{kind}_policies", 1, "PolicyNames", **key) == ["in"]
        call("attach_KIND_policy", PolicyArn=arn)
        assert pages(api, f"list_attached_{kind}_policies", 1, "AttachedPolicies", **key)[0]["PolicyName"] == "p"
        call("get_KIND")
        if kind != "group":
            call("tag_KIND", Tags=[{"Key": "x", "Value": "y"}])
            call("untag_KIND", TagKeys=["team"])
            assert len(call("list_KIND_tags")["Tags"]) == 2
    api.update_role(RoleName="r", Description="e", MaxSessionDuration=3600)
    api.update_assume_role_policy(RoleName="r", PolicyDocument=assumable("events.amazonaws.com"))
    api.list_instance_profiles_for_role(RoleName="r")
    api.get_policy(PolicyArn=arn)
    assert api.get_policy_version(PolicyArn=arn, VersionId="v1")["PolicyVersion"]["Document"] == json.loads(document)
    api.add_user_to_group(GroupName="g", UserName="u")
    assert api.get_group(GroupName="g")["Users"][0]["UserName"] == "u"
    assert len(api.list_groups_for_user(UserName="u")["Groups"]) == 1
    key = api.create_access_key(UserName="u")["AccessKey"]
    client("sts", key["AccessKeyId"], key["SecretAccessKey"]).get_caller_identity()
    assert api.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])["UserName"] == "u"
    api.update_access_key(UserName="u", AccessKeyId=key["AccessKeyId"], Status="Inactive")
    assert api.list_access_keys(UserName="u")["AccessKeyMetadata"][0]["Status"] == "Inactive"
    refused("DeleteConflict", api.delete_user, UserName="u")
    api.delete_access_key(UserName="u", AccessKeyId=key["AccessKeyId"])
    api.remove_user_from_group(GroupName="g", UserName="u")
    refused("DeleteConflict", api.delete_policy, PolicyArn=arn)
    for kind, key in ("user", {"UserName": "u"}), ("role", {"RoleName": "r"}), ("group", {"GroupName": "g"}):
        refused("DeleteConflict", getattr(api, f"delete_{kind}"), **key)
        getattr(api, f"delete_{kind}_policy")(**key, PolicyName="in")
        getattr(api, f"detach_{kind}_policy")(**key, PolicyArn=arn)
        getattr(api, f"delete_{kind}")(**key)
    api.delete_policy(PolicyArn=arn)
    refused("NoSuchEntity", api.get_role, RoleName="r")


def sts():
    api, iam = client("sts"), client("iam")
    arn = iam.create_role(RoleName="r", AssumeRolePolicyDocument=policy(
        "sts:AssumeRole", None, {"AWS": ACCOUNT}))["Role"]["Arn"]
    user = iam.create_user(UserName="u")["User"]
    iam.put_user_policy(UserName="u", PolicyName="p", PolicyDocument=policy("sts:*"))
    key = iam.create_access_key(UserName="u")["AccessKey"]
    mine = client("sts", key["AccessKeyId"], key["SecretAccessKey"])
    assert mine.get_caller_identity()["Arn"] == user["Arn"]
    assumed = mine.assume_role(RoleArn=arn, RoleSessionName="me", DurationSeconds=900, Policy=policy("s3:*"),
                               SourceIdentity="me")
    assert assumed["AssumedRoleUser"]["Arn"].endswith("assumed-role/r/me")
    federated = mine.get_federation_token(Name="carol", Policy=policy("s3:*"))
    assert federated["FederatedUser"]["Arn"].endswith(":federated-user/carol")
    session = mine.get_session_token(DurationSeconds=900)["Credentials"]
    again = client("sts", session["AccessKeyId"], session["SecretAccessKey"], session["SessionToken"])
    assert again.get_caller_identity()["Arn"] == user["Arn"]
    assert api.get_access_key_info(AccessKeyId=key["AccessKeyId"])["Account"] == ACCOUNT


def sqs():
    api = client("sqs")
    dead = api.create_queue(QueueName="dead")["QueueUrl"]
    url = api.create_queue(QueueName="q", tags={"a": "b"}, Attributes={
        "VisibilityTimeout": "1", "DelaySeconds": "0", "MaximumMessageSize": "2048", "MessageRetentionPeriod": "3600",
        "ReceiveMessageWaitTimeSeconds": "0", "RedrivePolicy": json.dumps({
            "deadLetterTargetArn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:dead", "maxReceiveCount": 3})})["QueueUrl"]
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


def tagging():
    api, sns = client("resourcegroupstaggingapi"), client("sns")
    arns = [sns.create_topic(Name=f"t{i}")["TopicArn"] for i in range(3)]
    assert api.tag_resources(ResourceARNList=arns + ["arn:aws:sns:us-east-1:123456789012:none"], Tags={"a": "b"})[
        "FailedResourcesMap"]
    assert len([r for p in api.get_paginator("get_resources").paginate(
        TagFilters=[{"Key": "a", "Values": ["b"]}], ResourcesPerPage=2, ResourceTypeFilters=["sns"])
        for r in p["ResourceTagMappingList"]]) == 3
    api.get_resources(TagsPerPage=100, IncludeComplianceDetails=True)
    assert api.get_tag_keys()["TagKeys"] == ["a"] and api.get_tag_values(Key="a")["TagValues"] == ["b"]
    api.untag_resources(ResourceARNList=arns, TagKeys=["a"])
    assert api.get_resources()["PaginationToken"] == ""


def s3():
    api = client("s3", signature_version="s3v4")
    place = {"CreateBucketConfiguration": {"LocationConstraint": REGION}}
    bucket = {"Bucket": "every.operation"}
    api.create_bucket(**bucket, **place, ObjectOwnership="BucketOwnerEnforced")
    refused("BucketAlreadyOwnedByYou", api.create_bucket, **bucket, **place)
    for i in range(3):
        api.create_bucket(Bucket=f"every-operation-{i}", **place)
    assert len(pages(api, "list_buckets", 2, "Buckets", Prefix="every-operation-")) == 3
    api.get_waiter("bucket_exists").wait(**bucket)
    assert api.head_bucket(**bucket)["BucketRegion"] == api.get_bucket_location(**bucket)["LocationConstraint"] == REGION
    settings = {
        "bucket_versioning": ("VersioningConfiguration", {"Status": "Enabled"}),
        "public_access_block": ("PublicAccessBlockConfiguration", {"BlockPublicAcls": True, "IgnorePublicAcls": True,
                                                                   "BlockPublicPolicy": True, "RestrictPublicBuckets": True}),
        "bucket_encryption": ("ServerSideEncryptionConfiguration", {"Rules": [{
            "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": False}]}),
        "bucket_lifecycle_configuration": ("LifecycleConfiguration", {"Rules": [{
            "ID": "r", "Status": "Enabled", "Filter": {"Prefix": "x/"}, "Expiration": {"Days": 30},
            "NoncurrentVersionExpiration": {"NoncurrentDays": 1}}]}),
        "bucket_ownership_controls": ("OwnershipControls", {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}),
        "bucket_tagging": ("Tagging", {"TagSet": TAGS}),
        "bucket_policy": ("Policy", policy("s3:GetObject", "arn:aws:s3:::every.operation/*", {"AWS": ACCOUNT})),
    }
    for setting, (member, value) in settings.items():
        getattr(api, f"put_{setting}")(**bucket, **{member: value})
        getattr(api, f"get_{setting}")(**bucket)
    assert not api.get_bucket_policy_status(**bucket)["PolicyStatus"]["IsPublic"]
    for unset in "accelerate_configuration", "logging", "notification_configuration", "request_payment", "acl":
        getattr(api, f"get_bucket_{unset}")(**bucket)
    item = {**bucket, "Key": "a/b c+ä/../d"}
    first = api.put_object(**item, Body=b"one", ContentType="text/plain", Metadata={"k": "v"}, CacheControl="no-store",
                           ContentDisposition="inline", ContentLanguage="en", Expires=now())
    api.put_object(**item, Body=b"two", ChecksumAlgorithm="SHA256")
    for i in range(5):
        api.put_object(**bucket, Key=f"many/{i}", Body=b"x")
    assert api.get_object(**item, VersionId=first["VersionId"])["Metadata"] == {"k": "v"}
    assert api.head_object(**item, ChecksumMode="ENABLED")["ContentLength"] == 3
    api.get_object_acl(**item)
    assert len(pages(api, "list_objects_v2", 2, "Contents", **bucket, Prefix="many/", FetchOwner=True)) == 5
    assert len(pages(api, "list_objects", 2, "Contents", **bucket, Prefix="many/")) == 5
    assert api.list_objects_v2(**bucket, Delimiter="/", StartAfter="a")["CommonPrefixes"] == [
        {"Prefix": "a/"}, {"Prefix": "many/"}]
    upload = {**item, "UploadId": api.create_multipart_upload(**item, ContentType="text/x")["UploadId"]}
    parts = [{"PartNumber": n, "ETag": api.upload_part(**upload, PartNumber=n, Body=b"x" * 5_242_880)["ETag"]} for n in (1, 2)]
    assert len(api.list_parts(**upload, MaxParts=1)["Parts"]) == len(api.list_multipart_uploads(**bucket)["Uploads"]) == 1
    api.complete_multipart_upload(**upload, MultipartUpload={"Parts": parts})
    assert api.head_object(**item, PartNumber=1)["PartsCount"] == 2
    api.put_object_tagging(**item, Tagging={"TagSet": TAGS})
    assert api.get_object_tagging(**item)["TagSet"] == TAGS and api.head_object(**item)["TagCount"] == 2
    api.copy_object(**bucket, Key="copy", CopySource=item, MetadataDirective="REPLACE", Metadata={"a": "b"})
    api.delete_object_tagging(**item)
    assert api.get_object_tagging(**bucket, Key="copy")["TagSet"] == TAGS
    api.upload_part_copy(**{**upload, "UploadId": api.create_multipart_upload(**item)["UploadId"]}, PartNumber=1,
                         CopySource=item, CopySourceRange="bytes=0-9")
    api.abort_multipart_upload(**item, UploadId=api.create_multipart_upload(**item)["UploadId"])
    api.delete_object(**item)
    refused("NoSuchKey", api.get_object, **item)
    versions = [v for page in api.get_paginator("list_object_versions").paginate(**bucket, PaginationConfig={"PageSize": 2})
                for v in page.get("Versions", []) + page.get("DeleteMarkers", [])]
    assert len(versions) == 10, versions
    gone = api.delete_objects(**bucket, Delete={"Objects": [
        {"Key": v["Key"], "VersionId": v["VersionId"]} for v in versions]})["Deleted"]
    assert len(gone) == 10
    for setting in settings.keys() - {"bucket_versioning"}:
        getattr(api, f"delete_{setting}".replace("lifecycle_configuration", "lifecycle"))(**bucket)
    api.delete_bucket(**bucket)
    api.get_waiter("bucket_not_exists").wait(**bucket)


def kms():
    import kms_keys  # calls all that there is
    assert kms_keys.kms


failures = []
for argument in sorted(sys.argv[5:], key=lambda a: not a.startswith("iam:")):  # IAM is the same in all regions
    service, operations = argument.split(":")
    REGION = next(REGIONS)
    try:
        globals()[service]()
        left = set(operations.split(",")) - model_check.called[BOTO.get(service, service)]
        assert not left or service == "s3", f"not called: {sorted(left)}"  # CloudTrail's names of S3's differ
    except Exception:
        failures.append(f"{service}: {traceback.format_exc()}")
sys.exit("\n".join(failures) or None)
