"""boto3 calls every operation of each service with all that it takes; model_check holds each answer to AWS's model.
The arguments after the sandbox's: service:operation,operation... None of the operations may stay uncalled. How a
service is walked through stands in the folder operations, in the module of its signing name."""
import importlib
import sys
import traceback

import model_check
import sandbox_client

# Each service is walked in a region of its own, so that none finds what another left.
REGIONS = iter(["us-east-2", "us-west-1", "us-west-2", "eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3",
                "eu-north-1", "ap-south-1", "ap-northeast-1", "ap-northeast-2", "ca-central-1", "ap-southeast-1", "ap-southeast-2",
                "sa-east-1"])
BOTO = {"monitoring": "cloudwatch", "tagging": "resourcegroupstaggingapi"}


def walk(service):
    module = importlib.import_module(f"operations.{service}")
    for setting in getattr(module, "EACH", [{}]):
        region = next(REGIONS)

        def client(name, *key, region=region, **settings):
            return sandbox_client.client(name, *key, region=region, **settings)

        module.call_all(client, region, **setting)


failures = []
for argument in sorted(sys.argv[5:], key=lambda a: not a.startswith("iam:")):  # IAM is the same in all regions
    service, operations = argument.split(":")
    try:
        walk(service)
        left = set(operations.split(",")) - model_check.called[BOTO.get(service, service)]
        assert not left or service == "s3", f"not called: {sorted(left)}"  # CloudTrail's names of S3's differ
    except Exception:
        failures.append(f"{service}: {traceback.format_exc()}")
sys.exit("\n".join(failures) or None)
