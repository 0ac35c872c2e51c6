"""Trails and event history in the sandbox, as boto3 sees them."""
import json
from datetime import datetime, timedelta, timezone

from sandbox_client import client, refused

account = client("sts").get_caller_identity()["Account"]
s3, trail = client("s3"), client("cloudtrail")


def bucket(name, trail_name, prefix="", region="us-east-1"):
    s3.create_bucket(Bucket=name)
    source = {"aws:SourceArn": f"arn:aws:cloudtrail:{region}:{account}:trail/{trail_name}"}
    service = {"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}}
    s3.put_bucket_policy(Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": [
        {**service, "Action": "s3:GetBucketAcl", "Resource": f"arn:aws:s3:::{name}",
         "Condition": {"StringEquals": source}},
        {**service, "Action": "s3:PutObject", "Resource": f"arn:aws:s3:::{name}/{prefix}AWSLogs/{account}/*",
         "Condition": {"StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control", **source}}}]}))


# Creation is checked
for name in ("ab", "-abc", "abc-", "a b c", "my--trail", "192.168.5.4"):
    refused("InvalidTrailNameException", trail.create_trail, Name=name, S3BucketName="logs")
refused("S3BucketDoesNotExistException", trail.create_trail, Name="one", S3BucketName="no-such-bucket")
s3.create_bucket(Bucket="closed")
wrong = refused("InsufficientS3BucketPolicyException", trail.create_trail, Name="one", S3BucketName="closed")
assert wrong == "Incorrect S3 bucket policy is detected for bucket: closed"
bucket("logs", "one", "p/")
refused("InsufficientS3BucketPolicyException", trail.create_trail, Name="two", S3BucketName="logs", S3KeyPrefix="p")
refused("InsufficientS3BucketPolicyException", trail.create_trail, Name="one", S3BucketName="logs")
refused("InvalidParameterCombinationException", trail.create_trail, Name="one", S3BucketName="logs", S3KeyPrefix="p",
        IsMultiRegionTrail=True, IncludeGlobalServiceEvents=False)
where = {"S3BucketName": "logs", "S3KeyPrefix": "p"}
group, role = f"arn:aws:logs:us-east-1:{account}:log-group:none:*", f"arn:aws:iam::{account}:role/none"
for code, setting in (
        ("InvalidCloudWatchLogsRoleArnException", {"CloudWatchLogsLogGroupArn": group}),
        ("InvalidCloudWatchLogsLogGroupArnException", {"CloudWatchLogsRoleArn": role}),
        ("InvalidCloudWatchLogsLogGroupArnException",
         {"CloudWatchLogsRoleArn": role, "CloudWatchLogsLogGroupArn": group[:-2]}),
        ("InvalidKmsKeyIdException", {"KmsKeyId": "nonsense"}),
        ("OrganizationsNotInUseException", {"IsOrganizationTrail": True})):
    refused(code, trail.create_trail, Name="one", **where, **setting)

# A trail
made = trail.create_trail(Name="one", **where, EnableLogFileValidation=True, TagsList=[{"Key": "k", "Value": "v"}])
arn = made["TrailARN"]
assert arn == f"arn:aws:cloudtrail:us-east-1:{account}:trail/one" and made["LogFileValidationEnabled"]
assert made["IncludeGlobalServiceEvents"] and not made["IsMultiRegionTrail"] and "KmsKeyId" not in made
preflight = {o["Key"]: o["Size"] for o in s3.list_objects_v2(Bucket="logs")["Contents"]}
assert preflight == {f"p/AWSLogs/{account}/CloudTrail/": 0, f"p/AWSLogs/{account}/CloudTrail-Digest/": 0}
again = refused("TrailAlreadyExistsException", trail.create_trail, Name="one", **where)
assert again == f"Trail one already exists for customer: {account}"
unknown = refused("TrailNotFoundException", trail.get_trail, Name="none")
assert unknown == f"Unknown trail: none for the user: {account}"
assert trail.get_trail(Name="one")["Trail"] == trail.get_trail(Name=arn)["Trail"]
full = trail.get_trail(Name="one")["Trail"]
assert full["HomeRegion"] == "us-east-1" and not full["HasCustomEventSelectors"] and not full["HasInsightSelectors"]
refused("CloudTrailARNInvalidException", trail.get_trail, Name="arn:aws:s3:::logs")

# Status
status = trail.get_trail_status(Name="one")
assert not status["IsLogging"] and status["TimeLoggingStarted"] == "" and "StartLoggingTime" not in status
trail.start_logging(Name="one")
status = trail.get_trail_status(Name=arn)
assert status["IsLogging"] and status["StartLoggingTime"] and status["TimeLoggingStarted"].endswith("Z")
trail.stop_logging(Name="one")
status = trail.get_trail_status(Name="one")
assert not status["IsLogging"] and status["StopLoggingTime"]

# Selectors
default = trail.get_event_selectors(TrailName="one")["EventSelectors"]
assert default == [{"ReadWriteType": "All", "IncludeManagementEvents": True, "DataResources": [],
                    "ExcludeManagementEventSources": []}]
trail.put_event_selectors(TrailName="one", EventSelectors=[
    {"ReadWriteType": "ReadOnly", "ExcludeManagementEventSources": ["kms.amazonaws.com"]}])
assert trail.get_event_selectors(TrailName="one")["EventSelectors"][0]["ReadWriteType"] == "ReadOnly"
assert trail.get_trail(Name="one")["Trail"]["HasCustomEventSelectors"]
bad = "InvalidEventSelectorsException"
for selectors in ([], [{"ExcludeManagementEventSources": ["s3.amazonaws.com"]}],
                  [{"DataResources": [{"Type": "AWS::IAM::Role", "Values": ["arn:aws"]}]}]):
    refused(bad, trail.put_event_selectors, TrailName="one", EventSelectors=selectors)
management = {"Field": "eventCategory", "Equals": ["Management"]}
put = trail.put_event_selectors(TrailName="one", AdvancedEventSelectors=[
    {"Name": "m", "FieldSelectors": [management, {"Field": "readOnly", "Equals": ["true"]}]}])
assert "EventSelectors" not in put and "EventSelectors" not in trail.get_event_selectors(TrailName="one")
for field in ({"Field": "eventName", "Equals": ["GetSecretValue"]},
              {"Field": "eventSource", "Equals": ["secretsmanager.amazonaws.com"]},
              {"Field": "readOnly", "Equals": ["yes"]}, {"Field": "readOnly"}, management):
    refused(bad, trail.put_event_selectors, TrailName="one",
            AdvancedEventSelectors=[{"FieldSelectors": [management, field]}])
data = [{"Field": "eventCategory", "Equals": ["Data"]}, {"Field": "resources.type", "Equals": ["AWS::S3::Object"]}]
trail.put_event_selectors(TrailName="one", AdvancedEventSelectors=[{"FieldSelectors": data}])
refused(bad, trail.put_event_selectors, TrailName="one", AdvancedEventSelectors=[{"FieldSelectors": data[:1]}])

# Tags
trail.add_tags(ResourceId=arn, TagsList=[{"Key": "k", "Value": "w"}, {"Key": "l", "Value": "x"}])
trail.remove_tags(ResourceId=arn, TagsList=[{"Key": "l"}])
tagged, = trail.list_tags(ResourceIdList=[arn])["ResourceTagList"]
assert tagged == {"ResourceId": arn, "TagsList": [{"Key": "k", "Value": "w"}]}
refused("ResourceNotFoundException", trail.list_tags, ResourceIdList=[arn + "2"])
refused("CloudTrailARNInvalidException", trail.add_tags, ResourceId="one", TagsList=[{"Key": "k"}])

# Update, and the trail of all regions seen from another
bucket("all-logs", "one")
updated = trail.update_trail(Name="one", S3BucketName="all-logs", S3KeyPrefix="", IsMultiRegionTrail=True)
assert updated["S3BucketName"] == "all-logs" and "S3KeyPrefix" not in updated and updated["LogFileValidationEnabled"]
ireland = client("cloudtrail", region="eu-west-1")
assert [t["TrailARN"] for t in ireland.describe_trails()["trailList"]] == [arn]
assert ireland.describe_trails(includeShadowTrails=False)["trailList"] == []
assert ireland.describe_trails(trailNameList=["one"])["trailList"] == []
assert ireland.describe_trails(trailNameList=[arn])["trailList"][0]["HomeRegion"] == "us-east-1"
assert ireland.get_trail_status(Name=arn)["IsLogging"] is False
refused("TrailNotFoundException", ireland.get_trail_status, Name="one")
for change in (ireland.start_logging, ireland.stop_logging, ireland.delete_trail, ireland.update_trail):
    refused("InvalidHomeRegionException", change, Name=arn)
refused("TrailAlreadyExistsException", ireland.create_trail, Name="one", S3BucketName="all-logs")
assert [(t["Name"], t["HomeRegion"]) for t in ireland.list_trails()["Trails"]] == [("one", "us-east-1")]
for number in range(2, 6):
    bucket(f"logs-{number}", f"trail-{number}")
    trail.create_trail(Name=f"trail-{number}", S3BucketName=f"logs-{number}")
bucket("logs-6", "trail-6")
full = refused("MaximumNumberOfTrailsExceededException", trail.create_trail, Name="trail-6", S3BucketName="logs-6")
assert full == f"User: {account} already has 5 trails in us-east-1."
trail.delete_trail(Name="one")
refused("TrailNotFoundException", trail.delete_trail, Name="one")
assert "one" not in [t["Name"] for t in trail.describe_trails()["trailList"]]

# Event history refuses what AWS refuses
now = datetime.now(timezone.utc)
refused("InvalidMaxResultsException", trail.lookup_events, MaxResults=51)
refused("InvalidTimeRangeException", trail.lookup_events, StartTime=now, EndTime=now - timedelta(hours=1))
refused("InvalidTimeRangeException", trail.lookup_events, StartTime=now + timedelta(days=999))
refused("InvalidNextTokenException", trail.lookup_events, NextToken="broken")
attribute = {"AttributeKey": "ReadOnly", "AttributeValue": "True"}
refused("InvalidLookupAttributesException", trail.lookup_events, LookupAttributes=[attribute])
attribute = {"AttributeKey": "EventName", "AttributeValue": "CreateTrail"}
refused("InvalidLookupAttributesException", trail.lookup_events, LookupAttributes=[attribute, attribute])
assert trail.lookup_events(LookupAttributes=[attribute])["Events"] == [], "events can be looked up only after a while"
