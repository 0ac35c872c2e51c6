"""Copies, tags, parts and their checksums in the sandbox's S3, as boto3 sees them."""
import base64
import io
import json
import zlib

from boto3.s3.transfer import TransferConfig
from sandbox_client import client, refused, step

s3 = client("s3", signature_version="s3v4")
A, B = {"Bucket": "from.here"}, {"Bucket": "to-there"}
s3.create_bucket(**A)
s3.create_bucket(**B)
KEY = "a/b c+ü?.txt"
first = s3.put_object(**A, Key=KEY, Body=b"hello", ContentType="text/plain", Metadata={"who": "me"}, Tagging="k=v&x=")


def source(key=KEY, **more):
    return {**A, "Key": key, **more}


# A copy takes the metadata and tags of its source, unless told to replace them
copy = s3.copy_object(**B, Key="copy", CopySource=source())
assert copy["CopyObjectResult"]["ETag"] == first["ETag"] and "CopySourceVersionId" not in copy, copy
got = s3.get_object(**B, Key="copy")
assert got["Body"].read() == b"hello" and got["Metadata"] == {"who": "me"} and got["ContentType"] == "text/plain"
assert got["TagCount"] == 2 and s3.get_object_tagging(**B, Key="copy")["TagSet"] == [
    {"Key": "k", "Value": "v"}, {"Key": "x", "Value": ""}]
s3.copy_object(**B, Key="new", CopySource=source(), MetadataDirective="REPLACE", Metadata={"a": "b"},
               TaggingDirective="REPLACE", Tagging="only=this", ContentType="text/x", StorageClass="STANDARD_IA")
new = s3.get_object(**B, Key="new")
assert new["Metadata"] == {"a": "b"} and new["ContentType"] == "text/x" and new["StorageClass"] == "STANDARD_IA"
assert s3.get_object_tagging(**B, Key="new")["TagSet"] == [{"Key": "only", "Value": "this"}]
refused("InvalidRequest", s3.copy_object, **A, Key=KEY, CopySource=source())
s3.copy_object(**A, Key=KEY, CopySource=source(), MetadataDirective="REPLACE", Metadata={"now": "other"})
refused("NoSuchKey", s3.copy_object, **B, Key="x", CopySource=source("none"))
refused("NoSuchBucket", s3.copy_object, **B, Key="x", CopySource="no-such-bucket/key")
refused("InvalidArgument", s3.copy_object, **B, Key="x", CopySource="only-a-bucket")
refused("InvalidArgument", s3.copy_object, **B, Key="x", CopySource=source(), MetadataDirective="MOVE")
refused("PreconditionFailed", s3.copy_object, **B, Key="x", CopySource=source(), CopySourceIfMatch='"0"')
refused("PreconditionFailed", s3.copy_object, **B, Key="x", CopySource=source(), CopySourceIfNoneMatch=first["ETag"])
s3.put_bucket_versioning(**A, VersioningConfiguration={"Status": "Enabled"})
old = s3.put_object(**A, Key="v", Body=b"old")["VersionId"]
s3.put_object(**A, Key="v", Body=b"new")
assert s3.copy_object(**B, Key="old", CopySource=source("v", VersionId=old))["CopySourceVersionId"] == old
assert s3.get_object(**B, Key="old")["Body"].read() == b"old"
restored = s3.copy_object(**A, Key="v", CopySource=source("v", VersionId=old))
assert restored["VersionId"] != old and s3.get_object(**A, Key="v")["Body"].read() == b"old"

# Tags belong to a version
s3.put_object_tagging(**A, Key="v", VersionId=old, Tagging={"TagSet": [{"Key": "old", "Value": "1"}]})
assert s3.get_object_tagging(**A, Key="v")["TagSet"] == []
assert s3.get_object_tagging(**A, Key="v", VersionId=old)["TagSet"] == [{"Key": "old", "Value": "1"}]
s3.delete_object_tagging(**A, Key="v", VersionId=old)
assert "TagCount" not in s3.head_object(**A, Key="v", VersionId=old)
refused("InvalidTag", s3.put_object_tagging, **A, Key="v", Tagging={"TagSet": [{"Key": "a", "Value": "1"}] * 2})
refused("BadRequest", s3.put_object_tagging, **A, Key="v", Tagging={
    "TagSet": [{"Key": str(i), "Value": ""} for i in range(11)]})
refused("NoSuchKey", s3.get_object_tagging, **A, Key="none")

# Uploads in parts keep their parts, and a checksum over them
body = bytes(range(256)) * 48 * 1024
s3.upload_fileobj(io.BytesIO(body), "to-there", "big", Config=TransferConfig(
    multipart_threshold=5 << 20, multipart_chunksize=5 << 20))
parts = [body[i:i + (5 << 20)] for i in range(0, len(body), 5 << 20)]
crc = lambda data: zlib.crc32(data).to_bytes(4, "big")
head = s3.head_object(**B, Key="big", ChecksumMode="ENABLED")
assert head["ChecksumType"] == "COMPOSITE" and head["ChecksumCRC32"] == \
    base64.b64encode(crc(b"".join(map(crc, parts)))).decode() + f"-{len(parts)}", head
last = s3.get_object(**B, Key="big", PartNumber=len(parts))
assert last["PartsCount"] == len(parts) == 3 and last["Body"].read() == parts[-1]
assert last["ContentRange"] == f"bytes {10 << 20}-{len(body) - 1}/{len(body)}"
refused("InvalidPartNumber", s3.get_object, **B, Key="big", PartNumber=4)
assert "PartsCount" not in s3.head_object(**B, Key="copy", PartNumber=1)
s3.copy({**B, "Key": "big"}, "from.here", "big copy", Config=TransferConfig(
    multipart_threshold=5 << 20, multipart_chunksize=5 << 20))
assert s3.get_object(**A, Key="big copy")["Body"].read() == body
upload = {**A, "Key": "part", "UploadId": s3.create_multipart_upload(**A, Key="part")["UploadId"]}
refused("InvalidRange", s3.upload_part_copy, **upload, PartNumber=1, CopySource=source(), CopySourceRange="bytes=9-99")
refused("InvalidArgument", s3.upload_part_copy, **upload, PartNumber=1, CopySource=source(), CopySourceRange="5")

# What a caller may not read cannot be copied, nor may who cannot tag set tags
iam = client("iam")
iam.create_user(UserName="writer")
iam.put_user_policy(UserName="writer", PolicyName="p", PolicyDocument=json.dumps({
    "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}]}))
key = iam.create_access_key(UserName="writer")["AccessKey"]
writer = client("s3", key["AccessKeyId"], key["SecretAccessKey"], signature_version="s3v4")
writer.put_object(**B, Key="mine", Body=b"")
refused("AccessDenied", writer.copy_object, **B, Key="mine", CopySource=source())
refused("AccessDenied", writer.put_object, **B, Key="mine", Body=b"", Tagging="a=b")

# The records of calls about buckets tell what was set
s3.put_public_access_block(**B, PublicAccessBlockConfiguration={"BlockPublicAcls": True})
s3.put_bucket_policy(**B, Policy=json.dumps({
    "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "123456789012"},
                                            "Action": "s3:GetObject", "Resource": "arn:aws:s3:::to-there/*"}]}))
step(600)
trail = client("cloudtrail")


def recorded(name):
    found = trail.lookup_events(LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": name}])["Events"][0]
    return json.loads(found["CloudTrailEvent"])["requestParameters"]


block = recorded("PutBucketPublicAccessBlock")
assert block["PublicAccessBlockConfiguration"]["BlockPublicAcls"] is True and block["publicAccessBlock"] == "", block
policy = recorded("PutBucketPolicy")
assert policy["bucketPolicy"]["Statement"][0]["Action"] == "s3:GetObject" and policy["bucketName"] == "to-there", policy
