"""Objects, versions, listings and uploads in the sandbox, as boto3 sees them."""
import base64
import hashlib
import urllib.error
import urllib.request

from sandbox_client import URL, client, refusal, refused

s3 = client("s3", signature_version="s3v4")
B = {"Bucket": "objects"}
s3.create_bucket(**B)

# One object
put = s3.put_object(
    **B, Key="a/b c+ü.txt", Body=b"hello", ContentType="text/plain", Metadata={"who": "me"}, CacheControl="no-cache")
assert put["ETag"] == '"5d41402abc4b2a76b9719d911017c592"' and put["ServerSideEncryption"] == "AES256"
got = s3.get_object(**B, Key="a/b c+ü.txt")
assert got["Body"].read() == b"hello" and got["ContentType"] == "text/plain" and got["Metadata"] == {"who": "me"}
assert got["CacheControl"] == "no-cache" and "VersionId" not in got
head = s3.head_object(**B, Key="a/b c+ü.txt", ChecksumMode="ENABLED")
assert head["ContentLength"] == 5 and "ChecksumCRC32" in head
s3.put_object(**B, Key="sum", Body=b"abc", ChecksumSHA256=base64.b64encode(hashlib.sha256(b"abc").digest()).decode())
md5 = base64.b64encode(hashlib.md5(b"abc").digest()).decode()
refused("BadDigest", s3.put_object, **B, Key="sum", Body=b"abd", ContentMD5=md5)
refused("InvalidDigest", s3.put_object, **B, Key="sum", Body=b"abd", ContentMD5="nonsense")
for algorithm in ("CRC32", "SHA1", "SHA256"):
    s3.put_object(**B, Key="sum", Body=b"streamed" * 1000, ChecksumAlgorithm=algorithm)
    assert s3.get_object(**B, Key="sum", ChecksumMode="ENABLED")["Body"].read() == b"streamed" * 1000
refused("NoSuchKey", s3.get_object, **B, Key="none")
refused("404", s3.head_object, **B, Key="none")
refused("NoSuchBucket", s3.get_object, Bucket="no-such-bucket", Key="none")
refused("AccessControlListNotSupported", s3.put_object, **B, Key="acl", Body=b"", ACL="public-read")
s3.put_object(**B, Key="empty", Body=b"", ACL="bucket-owner-full-control")
assert s3.get_object(**B, Key="empty")["Body"].read() == b""

# Ranges and conditions
ranged = s3.get_object(**B, Key="a/b c+ü.txt", Range="bytes=1-3")
assert ranged["Body"].read() == b"ell" and ranged["ContentRange"] == "bytes 1-3/5"
assert ranged["ResponseMetadata"]["HTTPStatusCode"] == 206
assert s3.get_object(**B, Key="a/b c+ü.txt", Range="bytes=-2")["Body"].read() == b"lo"
assert s3.get_object(**B, Key="a/b c+ü.txt", Range="bytes=2-")["Body"].read() == b"llo"
refused("InvalidRange", s3.get_object, **B, Key="a/b c+ü.txt", Range="bytes=9-")
refused("304", s3.get_object, **B, Key="a/b c+ü.txt", IfNoneMatch=put["ETag"])
refused("PreconditionFailed", s3.get_object, **B, Key="a/b c+ü.txt", IfMatch='"0"')
refused("PreconditionFailed", s3.put_object, **B, Key="empty", Body=b"x", IfNoneMatch="*")
refused("304", s3.get_object, **B, Key="empty", IfModifiedSince=s3.head_object(**B, Key="empty")["LastModified"])

# Presigned
url = s3.generate_presigned_url("get_object", Params={**B, "Key": "a/b c+ü.txt", "ResponseContentType": "text/x"})
with urllib.request.urlopen(url) as answer:
    assert answer.read() == b"hello" and answer.headers["Content-Type"] == "text/x"
url = s3.generate_presigned_url("put_object", Params={**B, "Key": "presigned"})
urllib.request.urlopen(urllib.request.Request(url, data=b"put", method="PUT"))
assert s3.get_object(**B, Key="presigned")["Body"].read() == b"put"

ended = s3.generate_presigned_url("get_object", Params={**B, "Key": "presigned"}, ExpiresIn=0)
for wrong, text in (ended, b"Request has expired"), (url, b"SignatureDoesNotMatch"), (
        url.replace("presigned?", "empty?"), b"SignatureDoesNotMatch"), (url.split("&X-Amz-Signature")[0], b"<Code>"):
    try:
        urllib.request.urlopen(wrong)  # PUT was signed for, not GET
        raise AssertionError("a wrong link may not serve")
    except urllib.error.HTTPError as error:
        assert error.code in (400, 403) and text in error.read(), (error.code, wrong)

# The bucket in the host's name
hosted = urllib.request.Request(URL + "/presigned", headers={"Host": "objects.localhost:1"})
try:
    urllib.request.urlopen(hosted)
    raise AssertionError("a stranger may not read")
except urllib.error.HTTPError as error:
    assert error.code == 403 and b"<Code>AccessDenied</Code>" in error.read()

# Listings
s3.create_bucket(Bucket="listed")
L = {"Bucket": "listed"}
keys = ["a", "b/1", "b/2", "b/3/x", "c", "d/1", "e f+g&ü", "\ufffd", "\U0001f511"]
for key in keys:
    s3.put_object(**L, Key=key, Body=key.encode())
assert [o["Key"] for o in s3.list_objects_v2(**L)["Contents"]] == keys
assert [o["Key"] for o in s3.list_objects(**L)["Contents"]] == keys
rolled = s3.list_objects_v2(**L, Delimiter="/")
assert [o["Key"] for o in rolled["Contents"]] == ["a", "c", *keys[6:]]
assert [p["Prefix"] for p in rolled["CommonPrefixes"]] == ["b/", "d/"] and rolled["KeyCount"] == 7
under = s3.list_objects_v2(**L, Delimiter="/", Prefix="b/")
assert [o["Key"] for o in under["Contents"]] == ["b/1", "b/2"]
assert [p["Prefix"] for p in under["CommonPrefixes"]] == ["b/3/"]
for operation, size in (
        ("list_objects_v2", 1), ("list_objects_v2", 2), ("list_objects", 1), ("list_object_versions", 2)):
    pages = list(s3.get_paginator(operation).paginate(**L, Delimiter="/", PaginationConfig={"PageSize": size}))
    named = [o["Key"] for p in pages for o in p.get("Contents", []) + p.get("Versions", [])]
    prefixes = [c["Prefix"] for p in pages for c in p.get("CommonPrefixes", [])]
    assert sorted(named + prefixes) == ["a", "b/", "c", "d/", *keys[6:]], (operation, size, named, prefixes)
assert [o["Key"] for o in s3.list_objects_v2(**L, StartAfter="b/2")["Contents"]] == keys[3:]
none = s3.list_objects_v2(**L, MaxKeys=0)
assert none["KeyCount"] == 0 and not none["IsTruncated"]
refused("InvalidArgument", s3.list_objects_v2, **L, ContinuationToken="!")

# Versions
V = {"Bucket": "versions"}
s3.create_bucket(**V)
s3.put_object(**V, Key="k", Body=b"before")
s3.put_bucket_versioning(**V, VersioningConfiguration={"Status": "Enabled"})
first = s3.put_object(**V, Key="k", Body=b"1")["VersionId"]
second = s3.put_object(**V, Key="k", Body=b"2")["VersionId"]
assert s3.get_object(**V, Key="k", VersionId=first)["Body"].read() == b"1"
assert s3.get_object(**V, Key="k", VersionId="null")["Body"].read() == b"before"
marker = s3.delete_object(**V, Key="k")
assert marker["DeleteMarker"]
gone = refusal("NoSuchKey", s3.get_object, **V, Key="k")
assert gone["ResponseMetadata"]["HTTPHeaders"]["x-amz-delete-marker"] == "true"
refused("MethodNotAllowed", s3.get_object, **V, Key="k", VersionId=marker["VersionId"])
refused("NoSuchVersion", s3.get_object, **V, Key="k", VersionId="none")
listed = s3.list_object_versions(**V)
assert [(v["VersionId"], v["IsLatest"]) for v in listed["Versions"]] == [
    (second, False), (first, False), ("null", False)]
assert [(m["VersionId"], m["IsLatest"]) for m in listed["DeleteMarkers"]] == [(marker["VersionId"], True)]
pages = list(s3.get_paginator("list_object_versions").paginate(**V, PaginationConfig={"PageSize": 1}))
assert len(pages) == 4 and [v["VersionId"] for p in pages for v in p.get("Versions", [])] == [second, first, "null"]
assert "Contents" not in s3.list_objects_v2(**V)
s3.delete_object(**V, Key="k", VersionId=marker["VersionId"])
assert s3.get_object(**V, Key="k")["Body"].read() == b"2"
s3.put_bucket_versioning(**V, VersioningConfiguration={"Status": "Suspended"})
assert s3.put_object(**V, Key="k", Body=b"3")["VersionId"] == "null"
assert [v["VersionId"] for v in s3.list_object_versions(**V)["Versions"]] == ["null", second, first]
assert s3.delete_object(**V, Key="k")["VersionId"] == "null"
assert len(s3.list_object_versions(**V)["Versions"]) == 2

# Many at once
deleted = s3.delete_objects(**V, Delete={"Objects": [
    {"Key": "k", "VersionId": first}, {"Key": "k", "VersionId": "null"}, {"Key": "no"}]})
assert [d["Key"] for d in deleted["Deleted"]] == ["k", "k", "no"] and deleted["Deleted"][1]["DeleteMarker"]
quiet = s3.delete_objects(**L, Delete={"Objects": [{"Key": key} for key in keys], "Quiet": True})
assert "Deleted" not in quiet and "Contents" not in s3.list_objects_v2(**L)
refused("MalformedXML", s3.delete_objects, **L, Delete={"Objects": []})

# Parts
upload = s3.create_multipart_upload(**B, Key="big", ContentType="text/big")["UploadId"]
sizes = [5 * 1024 * 1024, 10]
U = {**B, "Key": "big", "UploadId": upload}
bodies = [bytes([65 + n]) * size for n, size in enumerate(sizes)]
tags = [s3.upload_part(**U, PartNumber=n + 1, Body=body)["ETag"] for n, body in enumerate(bodies)]
parts = [{"PartNumber": n + 1, "ETag": tag} for n, tag in enumerate(tags)]
assert [p["Size"] for p in s3.list_parts(**U)["Parts"]] == sizes
assert [u["UploadId"] for u in s3.list_multipart_uploads(**B)["Uploads"]] == [upload]
refused("InvalidPartOrder", s3.complete_multipart_upload, **U, MultipartUpload={"Parts": parts[::-1]})
absent = [{"PartNumber": 3, "ETag": "x"}]
refused("InvalidPart", s3.complete_multipart_upload, **U, MultipartUpload={"Parts": absent})
done = s3.complete_multipart_upload(**U, MultipartUpload={"Parts": parts})
assert done["ETag"].endswith('-2"')
whole = s3.get_object(**B, Key="big")
assert whole["ContentLength"] == sum(sizes) and whole["ContentType"] == "text/big"
assert whole["Body"].read() == b"".join(bodies)
refused("NoSuchUpload", s3.abort_multipart_upload, **U)
s3.abort_multipart_upload(**B, Key="gone", UploadId=s3.create_multipart_upload(**B, Key="gone")["UploadId"])
