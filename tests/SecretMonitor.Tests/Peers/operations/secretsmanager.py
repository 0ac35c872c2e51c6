"""Every operation of Secrets Manager."""
import uuid

from operations.arguments import ACCOUNT, TAGS, pages, policy
from sandbox_client import refused


def call_all(client, region):
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
        **name, RotationLambdaARN=f"arn:aws:lambda:{region}:{ACCOUNT}:function:rotate", RotateImmediately=False,
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
