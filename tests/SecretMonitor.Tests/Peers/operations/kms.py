"""Every operation of KMS: the script of its own calls them all."""


def call_all(client, region):
    import kms_keys
    assert kms_keys.kms
