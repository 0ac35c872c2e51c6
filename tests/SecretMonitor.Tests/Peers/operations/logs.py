"""Every operation of CloudWatch Logs."""
import json

from operations.arguments import ACCOUNT, pages, policy
from sandbox_client import now, refused, step


def call_all(client, region):
    api = client("logs")
    api.create_log_group(logGroupName="g", tags={"a": "b"}, logGroupClass="STANDARD", deletionProtectionEnabled=False)
    group, stream = {"logGroupName": "g"}, {"logGroupName": "g", "logStreamName": "s"}
    arn = f"arn:aws:logs:{region}:{ACCOUNT}:log-group:g"
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
