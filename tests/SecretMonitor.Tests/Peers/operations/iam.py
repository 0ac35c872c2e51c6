"""Every operation of IAM."""
import json

from operations.arguments import TAGS, assumable, pages, policy
from sandbox_client import refused


def call_all(client, region):
    api = client("iam")
    document = policy("s3:*")
    role = api.create_role(RoleName="r", Path="/p/", AssumeRolePolicyDocument=assumable("sns.amazonaws.com"), Tags=TAGS,
                           Description="d", MaxSessionDuration=7200)["Role"]
    arn = api.create_policy(PolicyName="p", Path="/p/", PolicyDocument=document, Description="d", Tags=TAGS)["Policy"]["Arn"]
    api.create_user(UserName="u", Path="/p/", Tags=TAGS)
    api.create_group(GroupName="g", Path="/p/")
    for i in range(3):
        api.create_user(UserName=f"many{i}")
        api.create_role(RoleName=f"many{i}", AssumeRolePolicyDocument=assumable("sns.amazonaws.com"))
        api.create_group(GroupName=f"many{i}")
    assert len(pages(api, "list_users", 2, "Users")) == len(pages(api, "list_roles", 2, "Roles")) == 4
    assert len(pages(api, "list_groups", 2, "Groups", PathPrefix="/")) == 4
    for kind, key in ("user", {"UserName": "u"}), ("role", {"RoleName": "r"}), ("group", {"GroupName": "g"}):
        call = lambda text, **more: getattr(api, text.replace("KIND", kind))(**key, **more)
        call("put_KIND_policy", PolicyName="in", PolicyDocument=document)
        assert call("get_KIND_policy", PolicyName="in")["PolicyDocument"] == json.loads(document)
        assert pages(api, f"list_{kind}_policies", 1, "PolicyNames", **key) == ["in"]
        call("attach_KIND_policy", PolicyArn=arn)
        assert pages(api, f"list_attached_{kind}_policies", 1, "AttachedPolicies", **key)[0]["PolicyName"] == "p"
        call("get_KIND")
        if kind != "group":
            call("tag_KIND", Tags=[{"Key": "x", "Value": "y"}])
            call("untag_KIND", TagKeys=["team"])
            assert len(call("list_KIND_tags")["Tags"]) == 2
    api.update_role(RoleName="r", Description="e", MaxSessionDuration=3600)
    api.update_assume_role_policy(RoleName="r", PolicyDocument=assumable("events.amazonaws.com"))
    api.list_instance_profiles_for_role(RoleName="r")
    api.get_policy(PolicyArn=arn)
    assert api.get_policy_version(PolicyArn=arn, VersionId="v1")["PolicyVersion"]["Document"] == json.loads(document)
    api.add_user_to_group(GroupName="g", UserName="u")
    assert api.get_group(GroupName="g")["Users"][0]["UserName"] == "u"
    assert len(api.list_groups_for_user(UserName="u")["Groups"]) == 1
    key = api.create_access_key(UserName="u")["AccessKey"]
    client("sts", key["AccessKeyId"], key["SecretAccessKey"]).get_caller_identity()
    assert api.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])["UserName"] == "u"
    api.update_access_key(UserName="u", AccessKeyId=key["AccessKeyId"], Status="Inactive")
    assert api.list_access_keys(UserName="u")["AccessKeyMetadata"][0]["Status"] == "Inactive"
    refused("DeleteConflict", api.delete_user, UserName="u")
    api.delete_access_key(UserName="u", AccessKeyId=key["AccessKeyId"])
    api.remove_user_from_group(GroupName="g", UserName="u")
    refused("DeleteConflict", api.delete_policy, PolicyArn=arn)
    policy_versions(api, arn, document)
    for kind, key in ("user", {"UserName": "u"}), ("role", {"RoleName": "r"}), ("group", {"GroupName": "g"}):
        refused("DeleteConflict", getattr(api, f"delete_{kind}"), **key)
        getattr(api, f"delete_{kind}_policy")(**key, PolicyName="in")
        getattr(api, f"detach_{kind}_policy")(**key, PolicyArn=arn)
        getattr(api, f"delete_{kind}")(**key)
    api.delete_policy(PolicyArn=arn)
    refused("NoSuchEntity", api.get_role, RoleName="r")


def policy_versions(api, arn, document):
    """A policy that a user, a role and a group have attached."""
    assert [p["Arn"] for p in pages(api, "list_policies", 1, "Policies", Scope="Local", OnlyAttached=True)] == [arn]
    assert len(pages(api, "list_policies", 2, "Policies", Scope="AWS", PathPrefix="/", PolicyUsageFilter="PermissionsPolicy")) == 0
    having = api.list_entities_for_policy(PolicyArn=arn, PathPrefix="/")
    assert [len(having["Policy" + kind]) for kind in ("Users", "Roles", "Groups")] == [1, 1, 1], having
    assert not api.list_entities_for_policy(PolicyArn=arn, EntityFilter="Role", PolicyUsageFilter="PermissionsBoundary")["PolicyRoles"]
    for i in range(4):
        api.create_policy_version(PolicyArn=arn, PolicyDocument=policy("sqs:*"), SetAsDefault=i == 1)
    refused("LimitExceeded", api.create_policy_version, PolicyArn=arn, PolicyDocument=document)
    assert [v["VersionId"] for v in pages(api, "list_policy_versions", 2, "Versions", PolicyArn=arn)] == ["v5", "v4", "v3", "v2", "v1"]
    assert api.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"] == "v3"
    refused("DeleteConflict", api.delete_policy_version, PolicyArn=arn, VersionId="v3")
    api.set_default_policy_version(PolicyArn=arn, VersionId="v1")
    for version in "v2", "v3", "v4", "v5":
        api.delete_policy_version(PolicyArn=arn, VersionId=version)
    refused("NoSuchEntity", api.set_default_policy_version, PolicyArn=arn, VersionId="v5")
    refused("AccessDenied", api.delete_policy, PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")
    assert api.list_account_aliases()["AccountAliases"] == []
