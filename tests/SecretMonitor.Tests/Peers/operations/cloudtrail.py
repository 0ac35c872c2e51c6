"""Every operation of CloudTrail."""
import datetime

from operations.arguments import ACCOUNT, TAGS, assumable, pages, policy
from sandbox_client import now, refused, step


def call_all(client, region):
    api, s3, logs, iam, sns = client("cloudtrail"), client("s3"), client("logs"), client("iam"), client("sns")
    s3.create_bucket(Bucket="trail", CreateBucketConfiguration={"LocationConstraint": region})
    s3.put_bucket_policy(Bucket="trail", Policy=policy(
        ["s3:GetBucketAcl", "s3:PutObject"], ["arn:aws:s3:::trail", "arn:aws:s3:::trail/*"],
        {"Service": "cloudtrail.amazonaws.com"}))
    logs.create_log_group(logGroupName="trail")
    group = f"arn:aws:logs:{region}:{ACCOUNT}:log-group:trail:*"
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
