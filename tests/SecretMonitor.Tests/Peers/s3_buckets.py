"""Buckets and their settings in the sandbox, as boto3 sees them."""
import json

from sandbox_client import client, refusal, refused

s3 = client("s3")
ireland = client("s3", region="eu-west-1")

# Creation and regions
assert s3.create_bucket(Bucket="first-bucket")["Location"] == "/first-bucket"
s3.create_bucket(Bucket="first-bucket")
refused("IllegalLocationConstraintException", ireland.create_bucket, Bucket="irish-bucket")
refused("InvalidLocationConstraint", s3.create_bucket, Bucket="x-bucket",
        CreateBucketConfiguration={"LocationConstraint": "us-east-1"})
eu = {"CreateBucketConfiguration": {"LocationConstraint": "eu-west-1"}}
refused("IllegalLocationConstraintException", s3.create_bucket, Bucket="irish-bucket", **eu)
ireland.create_bucket(Bucket="irish-bucket", **eu)
refused("BucketAlreadyOwnedByYou", ireland.create_bucket, Bucket="irish-bucket", **eu)
refused("InvalidBucketName", s3.create_bucket, Bucket="Upper")
assert s3.get_bucket_location(Bucket="first-bucket")["LocationConstraint"] is None
assert s3.get_bucket_location(Bucket="irish-bucket")["LocationConstraint"] == "eu-west-1"
assert [b["Name"] for b in s3.list_buckets()["Buckets"]] == ["first-bucket", "irish-bucket"]
head = s3.head_bucket(Bucket="first-bucket")
assert head["BucketRegion"] == "us-east-1" and head["BucketArn"] == "arn:aws:s3:::first-bucket"
refused("404", s3.head_bucket, Bucket="no-such-bucket")
assert s3.head_bucket(Bucket="irish-bucket")["BucketRegion"] == "eu-west-1", "boto3 follows the redirect"

# What a new bucket has
blocks = s3.get_public_access_block(Bucket="first-bucket")["PublicAccessBlockConfiguration"]
assert set(blocks.values()) == {True}
rules = s3.get_bucket_encryption(Bucket="first-bucket")["ServerSideEncryptionConfiguration"]["Rules"]
assert rules[0]["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"
ownership = s3.get_bucket_ownership_controls(Bucket="first-bucket")["OwnershipControls"]
assert ownership["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}]
assert "Status" not in s3.get_bucket_versioning(Bucket="first-bucket")
refused("NoSuchBucketPolicy", s3.get_bucket_policy, Bucket="first-bucket")
refused("NoSuchLifecycleConfiguration", s3.get_bucket_lifecycle_configuration, Bucket="first-bucket")
refused("NoSuchTagSet", s3.get_bucket_tagging, Bucket="first-bucket")
refused("NoSuchCORSConfiguration", s3.get_bucket_cors, Bucket="first-bucket")
assert "LoggingEnabled" not in s3.get_bucket_logging(Bucket="first-bucket")
assert s3.get_bucket_acl(Bucket="first-bucket")["Grants"][0]["Permission"] == "FULL_CONTROL"
refused("AccessControlListNotSupported", s3.put_bucket_acl, Bucket="first-bucket", ACL="public-read")
refused("InvalidBucketAclWithObjectOwnership", s3.create_bucket, Bucket="acl-bucket", ACL="public-read")

# Settings go in and come out
s3.put_bucket_versioning(Bucket="first-bucket", VersioningConfiguration={"Status": "Enabled"})
assert s3.get_bucket_versioning(Bucket="first-bucket")["Status"] == "Enabled"
tags = [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": ""}]
s3.put_bucket_tagging(Bucket="first-bucket", Tagging={"TagSet": tags})
assert s3.get_bucket_tagging(Bucket="first-bucket")["TagSet"] == tags
refused("InvalidTag", s3.put_bucket_tagging, Bucket="first-bucket", Tagging={"TagSet": [tags[0], tags[0]]})
s3.delete_bucket_tagging(Bucket="first-bucket")
refused("NoSuchTagSet", s3.get_bucket_tagging, Bucket="first-bucket")
lifecycle = {"Rules": [{"ID": "keep", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 90},
                        "NoncurrentVersionExpiration": {"NoncurrentDays": 7}}]}
s3.put_bucket_lifecycle_configuration(Bucket="first-bucket", LifecycleConfiguration=lifecycle)
assert s3.get_bucket_lifecycle_configuration(Bucket="first-bucket")["Rules"] == lifecycle["Rules"]
lifecycle["Rules"][0]["Expiration"]["Days"] = 0
refused("InvalidArgument", s3.put_bucket_lifecycle_configuration, Bucket="first-bucket",
        LifecycleConfiguration=lifecycle)
s3.delete_bucket_lifecycle(Bucket="first-bucket")
made = client("kms").create_key()["KeyMetadata"]
client("kms").create_alias(AliasName="alias/k", TargetKeyId=made["KeyId"])
key = {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "alias/k"}
encryption = {"Rules": [{"ApplyServerSideEncryptionByDefault": key, "BucketKeyEnabled": True}]}
s3.put_bucket_encryption(Bucket="first-bucket", ServerSideEncryptionConfiguration=encryption)
assert s3.get_bucket_encryption(Bucket="first-bucket")["ServerSideEncryptionConfiguration"] == encryption
assert s3.put_object(Bucket="first-bucket", Key="k", Body=b"v")["SSEKMSKeyId"] == made["Arn"]
assert s3.get_object(Bucket="first-bucket", Key="k")["SSEKMSKeyId"] == made["Arn"]
client("kms").disable_key(KeyId="alias/k")
refused("KMS.DisabledException", s3.get_object, Bucket="first-bucket", Key="k")
refused("KMS.NotFoundException", s3.put_object, Bucket="first-bucket", Key="l", ServerSideEncryption="aws:kms",
        SSEKMSKeyId="alias/none")
of_aws = s3.put_object(Bucket="first-bucket", Key="m", ServerSideEncryption="aws:kms")["SSEKMSKeyId"]
assert of_aws == client("kms").describe_key(KeyId="alias/aws/s3")["KeyMetadata"]["Arn"]
s3.delete_bucket_encryption(Bucket="first-bucket")

# Policies
def policy(principal, **statement):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": principal, "Action": "s3:GetObject",
         "Resource": "arn:aws:s3:::first-bucket/*", **statement}]})

refused("MalformedPolicy", s3.put_bucket_policy, Bucket="first-bucket", Policy="nonsense")
for wrong in ({"Resource": "arn:aws:s3:::other/*"}, {"Resource": "arn:aws:s3:::first-bucket"},
              {"Action": "sqs:SendMessage"}):
    refused("MalformedPolicy", s3.put_bucket_policy, Bucket="first-bucket", Policy=policy("*", **wrong))
denied = refusal("AccessDenied", s3.put_bucket_policy, Bucket="first-bucket", Policy=policy("*"))
assert denied["ResponseMetadata"]["HTTPStatusCode"] == 403 and "BlockPublicPolicy" in denied["Error"]["Message"]
service = policy({"Service": "cloudtrail.amazonaws.com"})
s3.put_bucket_policy(Bucket="first-bucket", Policy=service)
assert json.loads(s3.get_bucket_policy(Bucket="first-bucket")["Policy"]) == json.loads(service)
assert s3.get_bucket_policy_status(Bucket="first-bucket")["PolicyStatus"]["IsPublic"] is False
s3.delete_public_access_block(Bucket="first-bucket")
refused("NoSuchPublicAccessBlockConfiguration", s3.get_public_access_block, Bucket="first-bucket")
s3.put_bucket_policy(Bucket="first-bucket", Policy=policy("*"))
assert s3.get_bucket_policy_status(Bucket="first-bucket")["PolicyStatus"]["IsPublic"] is True
s3.delete_bucket_policy(Bucket="first-bucket")

# A part that the sandbox lacks is never taken for the whole
for name in ("first-bucket", "not-made"):
    refused("NotImplemented", s3.delete_bucket_metrics_configuration, Bucket=name, Id="all")
    refused("NotImplemented", s3.put_bucket_metrics_configuration, Bucket=name, Id="all",
            MetricsConfiguration={"Id": "all"})
refused("NotImplemented", s3.get_object_torrent, Bucket="first-bucket", Key="k")
s3.head_bucket(Bucket="first-bucket")
refused("404", s3.head_bucket, Bucket="not-made")

# Deletion
s3.delete_object(Bucket="first-bucket", Key="k")
refused("BucketNotEmpty", s3.delete_bucket, Bucket="first-bucket")
for found in ("Versions", "DeleteMarkers"):
    for item in s3.list_object_versions(Bucket="first-bucket").get(found, []):
        s3.delete_object(Bucket="first-bucket", Key=item["Key"], VersionId=item["VersionId"])
s3.delete_bucket(Bucket="first-bucket")
ireland.delete_bucket(Bucket="irish-bucket")
refused("NoSuchBucket", s3.delete_bucket, Bucket="first-bucket")
