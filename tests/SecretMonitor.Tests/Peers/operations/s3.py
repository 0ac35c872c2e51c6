"""Every operation of S3."""
from operations.arguments import ACCOUNT, TAGS, pages, policy
from sandbox_client import now, refused


def call_all(client, region):
    api = client("s3", signature_version="s3v4")
    place = {"CreateBucketConfiguration": {"LocationConstraint": region}}
    bucket = {"Bucket": "every.operation"}
    api.create_bucket(**bucket, **place, ObjectOwnership="BucketOwnerEnforced")
    refused("BucketAlreadyOwnedByYou", api.create_bucket, **bucket, **place)
    for i in range(3):
        api.create_bucket(Bucket=f"every-operation-{i}", **place)
    assert len(pages(api, "list_buckets", 2, "Buckets", Prefix="every-operation-")) == 3
    api.get_waiter("bucket_exists").wait(**bucket)
    assert api.head_bucket(**bucket)["BucketRegion"] == api.get_bucket_location(**bucket)["LocationConstraint"] == region
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
    known = api.get_object_attributes(**item, ObjectAttributes=["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"])
    assert known["ObjectSize"] == 3 and known["Checksum"]["ChecksumType"] == "FULL_OBJECT" and len(known["ETag"]) == 32, known
    assert len(pages(api, "list_objects_v2", 2, "Contents", **bucket, Prefix="many/", FetchOwner=True)) == 5
    assert len(pages(api, "list_objects", 2, "Contents", **bucket, Prefix="many/")) == 5
    assert api.list_objects_v2(**bucket, Delimiter="/", StartAfter="a")["CommonPrefixes"] == [
        {"Prefix": "a/"}, {"Prefix": "many/"}]
    upload = {**item, "UploadId": api.create_multipart_upload(**item, ContentType="text/x")["UploadId"]}
    parts = [{"PartNumber": n, "ETag": api.upload_part(**upload, PartNumber=n, Body=b"x" * 5_242_880)["ETag"]} for n in (1, 2)]
    assert len(api.list_parts(**upload, MaxParts=1)["Parts"]) == len(api.list_multipart_uploads(**bucket)["Uploads"]) == 1
    uploads = [api.create_multipart_upload(**bucket, Key=f"up/{i // 2}")["UploadId"] for i in range(4)]
    listed = pages(api, "list_multipart_uploads", 1, "Uploads", **bucket, Prefix="up/")
    assert [u["UploadId"] for u in listed] == uploads, listed
    assert len(api.list_multipart_uploads(**bucket, Delimiter="/")["CommonPrefixes"]) == 2
    api.complete_multipart_upload(**upload, MultipartUpload={"Parts": parts})
    assert api.head_object(**item, PartNumber=1)["PartsCount"] == 2
    assert api.get_object_attributes(**item, ObjectAttributes=["ObjectParts"])["ObjectParts"]["TotalPartsCount"] == 2
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
