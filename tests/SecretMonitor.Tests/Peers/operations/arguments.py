"""What the calls of several services take, and how a listing is read."""
import json

ACCOUNT = "123456789012"
TAGS = [{"Key": "team", "Value": "a"}, {"Key": "stage", "Value": ""}]


def policy(action, resource="*", principal=None):
    statement = {"Sid": "S", "Effect": "Allow", "Action": action}
    if resource:
        statement["Resource"] = resource
    if principal:
        statement["Principal"] = principal
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def assumable(service):
    return policy("sts:AssumeRole", None, {"Service": service})


def pages(api, operation, size, key, **arguments):
    """Everything of a listing, by pages, each no longer than asked."""
    found = []
    for page in api.get_paginator(operation).paginate(**arguments, PaginationConfig={"PageSize": size}):
        assert len(page.get(key, [])) <= size, page
        found += page.get(key, [])
    return found
