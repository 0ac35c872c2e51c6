"""boto3 as root, user, role session and impostor in a sandbox. usage: sandbox_identities.py URL KEY SECRET; prints "ok" at the end."""
import datetime
import json
import sys
import urllib.request

import boto3
import botocore.auth
import botocore.config
import botocore.exceptions

URL, KEY, SECRET = sys.argv[1:4]
READ = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": ["secretsmanager:GetSecretValue", "sts:AssumeRole"], "Resource": "*"}]}


def client(service, key=KEY, secret=SECRET, token=None, region="eu-central-1"):
    return boto3.client(
        service, endpoint_url=URL, region_name=region, aws_access_key_id=key, aws_secret_access_key=secret,
        aws_session_token=token, config=botocore.config.Config(retries={"total_max_attempts": 1}))


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except botocore.exceptions.ClientError as e:
        assert e.response["Error"]["Code"] == code, e
        return e.response
    raise AssertionError(f"not refused with {code}")


def secrets():
    sm = client("secretsmanager")
    arn = sm.create_secret(Name="app/db", SecretString="one", Tags=[{"Key": "k", "Value": "v"}])["ARN"]
    assert [sm.get_secret_value(SecretId=i)["SecretString"] for i in ("app/db", arn, arn[:-7])] == ["one"] * 3
    sm.put_secret_value(SecretId=arn, SecretString="two")
    sm.update_secret(SecretId=arn, Description="text", SecretBinary=b"\0\xff")
    assert sm.get_secret_value(SecretId=arn)["SecretBinary"] == b"\0\xff"
    assert sm.get_secret_value(SecretId=arn, VersionStage="AWSPREVIOUS")["SecretString"] == "two"
    described = sm.describe_secret(SecretId=arn)
    assert described["Description"] == "text" and isinstance(described["CreatedDate"], datetime.datetime)
    sm.tag_resource(SecretId=arn, Tags=[{"Key": "a", "Value": "b"}])
    sm.untag_resource(SecretId=arn, TagKeys=["k"])
    assert sm.describe_secret(SecretId=arn)["Tags"] == [{"Key": "a", "Value": "b"}]
    for i in range(3):
        sm.create_secret(Name=f"page/{i}", SecretString=str(i))
    pages = sm.get_paginator("list_secrets").paginate(
        Filters=[{"Key": "name", "Values": ["page/"]}], PaginationConfig={"PageSize": 2})
    assert [s["Name"] for page in pages for s in page["SecretList"]] == ["page/0", "page/1", "page/2"]
    batch = sm.batch_get_secret_value(SecretIdList=["page/1", "none"])
    assert batch["SecretValues"][0]["SecretString"] == "1" and batch["Errors"][0]["SecretId"] == "none"
    assert len(sm.get_random_password(PasswordLength=20, ExcludePunctuation=True)["RandomPassword"]) == 20
    sm.put_resource_policy(SecretId=arn, ResourcePolicy=json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Deny", "Principal": "*", "Action": "secretsmanager:DeleteSecret", "Resource": "*"}]}))
    refused("AccessDeniedException", sm.delete_secret, SecretId=arn)
    sm.delete_resource_policy(SecretId=arn)
    sm.delete_secret(SecretId=arn, RecoveryWindowInDays=7)
    assert refused("InvalidRequestException", sm.get_secret_value, SecretId=arn)["ResponseMetadata"]["HTTPStatusCode"] == 400
    sm.restore_secret(SecretId=arn)
    sm.delete_secret(SecretId=arn, ForceDeleteWithoutRecovery=True)
    refused("ResourceNotFoundException", sm.describe_secret, SecretId=arn)
    try:
        sm.get_secret_value(SecretId="none")
    except sm.exceptions.ResourceNotFoundException as e:
        assert e.response["Message"] == "Secrets Manager can't find the specified secret."


def identities():
    iam = client("iam")
    iam.create_user(UserName="alice", Path="/team/", Tags=[{"Key": "k", "Value": "v + w"}])
    assert iam.get_user(UserName="alice")["User"]["Tags"] == [{"Key": "k", "Value": "v + w"}]
    iam.put_user_policy(UserName="alice", PolicyName="read", PolicyDocument=json.dumps(READ))
    assert iam.get_user_policy(UserName="alice", PolicyName="read")["PolicyDocument"] == READ
    key = iam.create_access_key(UserName="alice")["AccessKey"]
    alice = key["AccessKeyId"], key["SecretAccessKey"]
    assert client("sts", *alice).get_caller_identity()["Arn"] == "arn:aws:iam::123456789012:user/team/alice"
    client("secretsmanager").create_secret(Name="for-alice", SecretString="hers")
    assert client("secretsmanager", *alice).get_secret_value(SecretId="for-alice")["SecretString"] == "hers"
    refused("AccessDeniedException", client("secretsmanager", *alice).list_secrets)
    refused("AccessDenied", client("iam", *alice).list_users)

    iam.create_role(RoleName="reader", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "sts:AssumeRole"}]}))
    iam.attach_role_policy(RoleName="reader", PolicyArn="arn:aws:iam::aws:policy/SecretsManagerReadWrite")
    session = client("sts", *alice).assume_role(
        RoleArn="arn:aws:iam::123456789012:role/reader", RoleSessionName="work")["Credentials"]
    session = session["AccessKeyId"], session["SecretAccessKey"], session["SessionToken"]
    assert client("secretsmanager", *session).list_secrets()["SecretList"]
    assert client("sts", *session).get_caller_identity()["Arn"].endswith(":assumed-role/reader/work")
    refused("UnrecognizedClientException", client("secretsmanager", *session[:2]).list_secrets)

    for name in ("b1", "b2", "b3"):
        iam.create_user(UserName=name)
    pages = iam.get_paginator("list_users").paginate(PaginationConfig={"PageSize": 2})
    assert [u["UserName"] for page in pages for u in page["Users"]] == ["alice", "b1", "b2", "b3"]
    refused("DeleteConflict", iam.delete_user, UserName="alice")
    iam.update_access_key(UserName="alice", AccessKeyId=alice[0], Status="Inactive")
    refused("InvalidClientTokenId", client("sts", *alice).get_caller_identity)
    iam.delete_access_key(UserName="alice", AccessKeyId=alice[0])
    iam.delete_user_policy(UserName="alice", PolicyName="read")
    iam.delete_user(UserName="alice")
    refused("NoSuchEntity", iam.get_user, UserName="alice")


def impostors():
    refused("InvalidClientTokenId", client("sts", key="AKIAIOSFODNN7EXAMPLE").get_caller_identity)
    refused("SignatureDoesNotMatch", client("sts", secret="wrong").get_caller_identity)
    refused("UnrecognizedClientException", client("secretsmanager", key="AKIAIOSFODNN7EXAMPLE").list_secrets)
    refused("InvalidSignatureException", client("secretsmanager", secret="wrong").list_secrets)
    refused("InvalidAccessKeyId", client("s3", key="AKIAIOSFODNN7EXAMPLE").list_buckets)
    refused("SignatureDoesNotMatch", client("s3", secret="wrong").list_buckets)
    refused("SignatureDoesNotMatch", client("cloudwatch", secret="wrong").list_metrics)

    right = botocore.auth.get_current_datetime
    botocore.auth.get_current_datetime = lambda *a, **k: right(*a, **k) - datetime.timedelta(minutes=10)
    try:
        text = refused("SignatureDoesNotMatch", client("sts").get_caller_identity)["Error"]["Message"]
    finally:
        botocore.auth.get_current_datetime = right
    assert text.startswith("Signature expired: "), text

    unsigned = boto3.client("sts", endpoint_url=URL, region_name="us-east-1",
                            config=botocore.config.Config(signature_version=botocore.UNSIGNED))
    refused("MissingAuthenticationToken", unsigned.get_caller_identity)


def presigned():
    url = client("sts").generate_presigned_url("get_caller_identity", ExpiresIn=60, HttpMethod="GET")
    with urllib.request.urlopen(url) as answer:
        assert b"<Account>123456789012</Account>" in answer.read()


secrets()
identities()
impostors()
presigned()
print("ok")
