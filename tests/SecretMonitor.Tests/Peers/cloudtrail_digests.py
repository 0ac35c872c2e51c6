"""Log file validation in the sandbox, judged by the AWS CLI's own validator."""
import gzip
import json
import os
import subprocess

from sandbox_client import KEY, REGION, SECRET, URL, client, now, step

trails, s3 = client("cloudtrail"), client("s3")
arn = "arn:aws:cloudtrail:us-east-1:123456789012:trail/watch"
source = {"StringEquals": {"aws:SourceArn": arn}}
principal = {"Service": "cloudtrail.amazonaws.com"}
s3.create_bucket(Bucket="trail-logs")
s3.put_bucket_policy(Bucket="trail-logs", Policy=json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": principal, "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::trail-logs",
     "Condition": source},
    {"Effect": "Allow", "Principal": principal, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::trail-logs/*",
     "Condition": source}]}))
trails.create_trail(Name="watch", S3BucketName="trail-logs", EnableLogFileValidation=True, IsMultiRegionTrail=True)
trails.start_logging(Name="watch")
began = now()
client("cloudtrail", region="eu-west-1").describe_trails()
step(3600)
trails.describe_trails()
step(7300)


def validate():
    answer = subprocess.run(
        ["aws", "cloudtrail", "validate-logs", "--trail-arn", arn, "--verbose",
         "--start-time", began.isoformat(), "--end-time", now().isoformat()],
        capture_output=True, text=True,
        env={**os.environ, "AWS_ENDPOINT_URL": URL, "AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET,
             "AWS_DEFAULT_REGION": REGION, "AWS_PAGER": ""})
    return answer.returncode, answer.stdout + answer.stderr


code, text = validate()
assert code == 0 and "INVALID" not in text, text
assert "3/3 digest files valid" in text and "2/2 log files valid" in text, text

# Digests are chained, and one comes in an hour without files too.
keys = [o["Key"] for o in s3.list_objects_v2(Bucket="trail-logs", Prefix="AWSLogs/123456789012/CloudTrail-Digest/")[
    "Contents"] if o["Size"]]
home = sorted(k for k in keys if "/us-east-1/" in k)
assert [k.rpartition("/")[2][:-len("20260914T065107Z.json.gz")] for k in home] == [
    "123456789012_CloudTrail-Digest_us-east-1_watch_us-east-1_"] * 3, home
assert any("_CloudTrail-Digest_eu-west-1_watch_us-east-1_" in k for k in keys), keys
digests = [json.loads(gzip.decompress(s3.get_object(Bucket="trail-logs", Key=k)["Body"].read())) for k in home]
assert [d["previousDigestS3Object"] for d in digests] == [None, *home[:-1]]
assert [len(d["logFiles"]) for d in digests] == [1, 1, 0]
assert trails.get_trail_status(Name="watch")["LatestDigestDeliveryTime"]

# A file that was changed is found out.
log = next(f["s3Object"] for d in digests for f in d["logFiles"])
s3.put_object(Bucket="trail-logs", Key=log, Body=gzip.compress(b'{"Records":[]}'))
code, text = validate()
assert code == 1 and "INVALID: hash value doesn't match" in text, text

# No digest comes after the trail stopped.
trails.stop_logging(Name="watch")
step(3 * 3600)
more = s3.list_objects_v2(Bucket="trail-logs", Prefix="AWSLogs/123456789012/CloudTrail-Digest/us-east-1/")["Contents"]
assert len(more) <= len(home) + 1, more
