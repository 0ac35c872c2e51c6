"""Every operation of EventBridge."""
import json

from operations.arguments import ACCOUNT, TAGS, pages
from sandbox_client import now, refused


def call_all(client, region):
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
    target = f"arn:aws:sqs:{region}:{ACCOUNT}:q"
    put = api.put_targets(**rule, Targets=[
        {"Id": "1", "Arn": target, "Input": '{"a":1}', "DeadLetterConfig": {"Arn": target + "dead"},
         "RetryPolicy": {"MaximumRetryAttempts": 1, "MaximumEventAgeInSeconds": 60}},
        {"Id": "2", "Arn": target, "InputPath": "$.detail"},
        {"Id": "3", "Arn": f"arn:aws:sns:{region}:{ACCOUNT}:t", "InputTransformer": {
            "InputPathsMap": {"a": "$.detail.a"}, "InputTemplate": '"A is <a>"'}},
        {"Id": "4", "Arn": target + ".fifo", "SqsParameters": {"MessageGroupId": "g"}}])
    assert put["FailedEntryCount"] == 0, put
    assert len(pages(api, "list_targets_by_rule", 2, "Targets", **rule)) == 4
    assert pages(api, "list_rule_names_by_target", 2, "RuleNames", TargetArn=target) == ["r"]
    event = {"id": "1", "account": ACCOUNT, "source": "a", "time": "2026-01-01T00:00:00Z", "region": region,
             "resources": [], "detail-type": "t", "detail": {"a": 1}}
    assert api.test_event_pattern(EventPattern='{"detail":{"a":[{"numeric":["<",2]}]}}', Event=json.dumps(event))["Result"]
    done = api.put_events(Entries=[
        {"Time": now(), "Source": "a", "Resources": ["x"], "DetailType": "t", "Detail": "{}", "EventBusName": "default",
         "TraceHeader": "Root=1"}, {"Source": "a", "DetailType": "t", "Detail": "no"}])
    assert done["FailedEntryCount"] == 1 and done["Entries"][1]["ErrorCode"] == "MalformedDetail", done
    arn = f"arn:aws:events:{region}:{ACCOUNT}:rule/r"
    api.tag_resource(ResourceARN=arn, Tags=[{"Key": "x", "Value": "y"}])
    api.untag_resource(ResourceARN=arn, TagKeys=["team"])
    assert len(api.list_tags_for_resource(ResourceARN=arn)["Tags"]) == 2
    assert api.describe_event_bus()["Name"] == api.list_event_buses(NamePrefix="d")["EventBuses"][0]["Name"] == "default"
    assert api.remove_targets(**rule, Ids=["1", "2", "3", "4", "none"])["FailedEntryCount"] in (0, 1)
    api.delete_rule(Name="r")
    refused("ResourceNotFoundException", api.describe_rule, Name="r")
