"""Keys, policies, aliases and grants in the sandbox, as boto3 sees them."""
import json

from sandbox_client import client, refused

kms = client("kms")

# Keys
made = kms.create_key(Description="first", Tags=[{"TagKey": "a", "TagValue": "b"}])["KeyMetadata"]
arn, key = made["Arn"], made["KeyId"]
assert arn == "arn:aws:kms:us-east-1:123456789012:key/" + key
assert (made["KeyState"], made["Enabled"], made["KeyManager"]) == ("Enabled", True, "CUSTOMER")
assert made["EncryptionAlgorithms"] == ["SYMMETRIC_DEFAULT"] and not made["MultiRegion"]
assert kms.describe_key(KeyId=arn)["KeyMetadata"] == made
assert kms.create_key(MultiRegion=True)["KeyMetadata"]["KeyId"].startswith("mrk-")
assert {"KeyId": key, "KeyArn": arn} in kms.list_keys()["Keys"]
page = kms.list_keys(Limit=1)
assert page["Truncated"] and len(kms.list_keys(Marker=page["NextMarker"])["Keys"]) == 1
refused("UnsupportedOperationException", kms.create_key, KeySpec="RSA_2048", KeyUsage="SIGN_VERIFY")
refused("NotFoundException", kms.describe_key, KeyId="nonsense")
refused("NotFoundException", kms.describe_key, KeyId="00000000-0000-0000-0000-000000000000")
refused("InvalidArnException", kms.describe_key, KeyId="arn:aws:s3:::bucket")
refused("NotFoundException", client("kms", region="eu-west-1").describe_key, KeyId=arn)

# Tags
kms.tag_resource(KeyId=key, Tags=[{"TagKey": "c", "TagValue": ""}])
kms.untag_resource(KeyId=key, TagKeys=["a"])
assert kms.list_resource_tags(KeyId=key)["Tags"] == [{"TagKey": "c", "TagValue": ""}]
refused("TagException", kms.tag_resource, KeyId=key, Tags=[{"TagKey": "aws:x", "TagValue": ""}])

# Policies
assert kms.list_key_policies(KeyId=key)["PolicyNames"] == ["default"]
policy = json.loads(kms.get_key_policy(KeyId=key)["Policy"])
assert policy["Statement"][0]["Principal"] == {"AWS": "arn:aws:iam::123456789012:root"}
refused("NotFoundException", kms.get_key_policy, KeyId=key, PolicyName="other")
policy["Id"] = "mine"
kms.put_key_policy(KeyId=key, Policy=json.dumps(policy))
assert json.loads(kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"]) == policy
refused("MalformedPolicyDocumentException", kms.put_key_policy, KeyId=key, Policy="{}")
policy["Statement"][0]["Principal"] = {"AWS": "arn:aws:iam::123456789012:user/nobody"}
refused("MalformedPolicyDocumentException", kms.put_key_policy, KeyId=key, Policy=json.dumps(policy))

# Aliases
kms.create_alias(AliasName="alias/k", TargetKeyId=key)
refused("AlreadyExistsException", kms.create_alias, AliasName="alias/k", TargetKeyId=key)
refused("ValidationException", kms.create_alias, AliasName="k", TargetKeyId=key)
refused("InvalidAliasNameException", kms.create_alias, AliasName="alias/aws/k", TargetKeyId=key)
assert kms.describe_key(KeyId="alias/k")["KeyMetadata"]["KeyId"] == key
alias = kms.list_aliases(KeyId=key)["Aliases"][0]
assert (alias["AliasArn"], alias["TargetKeyId"]) == ("arn:aws:kms:us-east-1:123456789012:alias/k", key)
other = kms.create_key()["KeyMetadata"]["KeyId"]
kms.update_alias(AliasName="alias/k", TargetKeyId=other)
assert kms.describe_key(KeyId=alias["AliasArn"])["KeyMetadata"]["KeyId"] == other
kms.delete_alias(AliasName="alias/k")
refused("NotFoundException", kms.describe_key, KeyId="alias/k")
of_aws = kms.describe_key(KeyId="alias/aws/sns")["KeyMetadata"]
assert of_aws["KeyManager"] == "AWS"
refused("AccessDeniedException", kms.put_key_policy, KeyId=of_aws["KeyId"], Policy=json.dumps(policy))

# Encryption
context = {"a": "1", "b": "2"}
secret = kms.encrypt(KeyId=key, Plaintext=b"text", EncryptionContext=context)
assert secret["KeyId"] == arn and b"text" not in secret["CiphertextBlob"]
blob = secret["CiphertextBlob"]
assert kms.decrypt(CiphertextBlob=blob, EncryptionContext=context)["Plaintext"] == b"text"
refused("InvalidCiphertextException", kms.decrypt, CiphertextBlob=blob)
refused("InvalidCiphertextException", kms.decrypt, CiphertextBlob=blob[:-1] + b"x", EncryptionContext=context)
refused("InvalidCiphertextException", kms.decrypt, CiphertextBlob=b"x")
refused("IncorrectKeyException", kms.decrypt, CiphertextBlob=blob, EncryptionContext=context, KeyId=other)
refused("DryRunOperationException", kms.decrypt, CiphertextBlob=blob, EncryptionContext=context, DryRun=True)
again = kms.re_encrypt(CiphertextBlob=blob, SourceEncryptionContext=context, DestinationKeyId=other)
assert kms.decrypt(CiphertextBlob=again["CiphertextBlob"])["KeyId"].endswith(other)
data = kms.generate_data_key(KeyId=key, KeySpec="AES_128")
assert len(data["Plaintext"]) == 16
assert kms.decrypt(CiphertextBlob=data["CiphertextBlob"])["Plaintext"] == data["Plaintext"]
assert "Plaintext" not in kms.generate_data_key_without_plaintext(KeyId=key, NumberOfBytes=64)
refused("ValidationException", kms.generate_data_key, KeyId=key)
assert len(kms.generate_random(NumberOfBytes=9)["Plaintext"]) == 9

# Rotation and state
kms.enable_key_rotation(KeyId=key)
assert kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"]
kms.disable_key_rotation(KeyId=key)
kms.disable_key(KeyId=key)
refused("DisabledException", kms.encrypt, KeyId=key, Plaintext=b"x")
kms.enable_key(KeyId=key)
kms.update_key_description(KeyId=key, Description="second")
refused("ValidationException", kms.schedule_key_deletion, KeyId=key, PendingWindowInDays=6)
assert kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)["KeyState"] == "PendingDeletion"
refused("KMSInvalidStateException", kms.encrypt, KeyId=key, Plaintext=b"x")
refused("KMSInvalidStateException", kms.enable_key, KeyId=key)
kms.cancel_key_deletion(KeyId=key)
refused("KMSInvalidStateException", kms.cancel_key_deletion, KeyId=key)
state = kms.describe_key(KeyId=key)["KeyMetadata"]
assert (state["KeyState"], state["Description"], "DeletionDate" in state) == ("Disabled", "second", False)
kms.enable_key(KeyId=key)

# Grants
user = "arn:aws:iam::123456789012:user/u"
wanted = {"KeyId": key, "GranteePrincipal": user, "Operations": ["Decrypt"], "Name": "g",
          "Constraints": {"EncryptionContextSubset": {"a": "1"}}}
grant = kms.create_grant(**wanted)
assert kms.create_grant(**wanted)["GrantId"] == grant["GrantId"]
listed = kms.list_grants(KeyId=key)["Grants"]
assert [g["GrantId"] for g in listed] == [grant["GrantId"]]
assert listed[0]["Constraints"] == wanted["Constraints"] and listed[0]["KeyId"] == arn
refused("InvalidArnException", kms.create_grant, KeyId=key, GranteePrincipal="u", Operations=["Decrypt"])
refused("NotFoundException", kms.revoke_grant, KeyId=key, GrantId="x")
kms.revoke_grant(KeyId=key, GrantId=grant["GrantId"])
root = "arn:aws:iam::123456789012:root"
token = kms.create_grant(KeyId=key, GranteePrincipal=user, RetiringPrincipal=root, Operations=["Encrypt"])["GrantToken"]
assert len(kms.list_retirable_grants(RetiringPrincipal=root)["Grants"]) == 1
kms.retire_grant(GrantToken=token)
assert kms.list_grants(KeyId=key)["Grants"] == []
refused("InvalidGrantTokenException", kms.retire_grant, GrantToken=token)
