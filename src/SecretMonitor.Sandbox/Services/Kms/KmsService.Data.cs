using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Kms;

/// <content>Encryption.</content>
internal sealed partial class KmsService
{
    private void OnData()
    {
        On("Encrypt", Encrypt);
        On("Decrypt", Decrypt);
        On("ReEncrypt", ReEncrypt);
        On("GenerateDataKey", call => GenerateDataKey(call, isShown: true));
        On("GenerateDataKeyWithoutPlaintext", call => GenerateDataKey(call, isShown: false));
        On("GenerateRandom", GenerateRandom);
    }

    private Structure Encrypt(Call call)
    {
        var context = call.Input.TextMap("EncryptionContext");
        var key = UsableKeyOf(call, "KeyId", new("Encrypt", context));
        return new()
        {
            ["CiphertextBlob"] = KeyCipher.Encrypt(key, call.Input.Bytes("Plaintext")!, context, World.Random),
            ["KeyId"] = key.Arn,
            ["EncryptionAlgorithm"] = KmsKey.Algorithm,
        };
    }

    private Structure Decrypt(Call call)
    {
        var (key, text) = Decrypted(call, "KeyId", new("Decrypt", call.Input.TextMap("EncryptionContext")));
        return new()
        {
            ["KeyId"] = key.Arn,
            ["Plaintext"] = text,
            ["EncryptionAlgorithm"] = KmsKey.Algorithm,
        };
    }

    private Structure ReEncrypt(Call call)
    {
        var context = call.Input.TextMap("DestinationEncryptionContext");
        var (source, text) = Decrypted(
            call, "SourceKeyId", new("ReEncryptFrom", call.Input.TextMap("SourceEncryptionContext")));
        var key = UsableKeyOf(call, "DestinationKeyId", new("ReEncryptTo", context));
        return new()
        {
            ["CiphertextBlob"] = KeyCipher.Encrypt(key, text, context, World.Random),
            ["SourceKeyId"] = source.Arn,
            ["KeyId"] = key.Arn,
            ["SourceEncryptionAlgorithm"] = KmsKey.Algorithm,
            ["DestinationEncryptionAlgorithm"] = KmsKey.Algorithm,
        };
    }

    private Structure GenerateDataKey(Call call, bool isShown)
    {
        var (spec, count) = (call.Input.Text("KeySpec"), call.Input.Number("NumberOfBytes"));
        var context = call.Input.TextMap("EncryptionContext");
        var key = UsableKeyOf(call, "KeyId", new(call.Operation.Name, context));
        if (spec is null == count is null)
        {
            throw KmsFault.Invalid("Please specify either number of bytes or key spec.");
        }

        var size = (int)(count ?? (spec == "AES_128" ? 16 : 32));
        var dataKey = World.Random.Bytes(size);
        return new()
        {
            ["CiphertextBlob"] = KeyCipher.Encrypt(key, dataKey, context, World.Random),
            ["Plaintext"] = isShown ? dataKey : null,
            ["KeyId"] = key.Arn,
        };
    }

    private Structure GenerateRandom(Call call)
    {
        call.Authorize("GenerateRandom", "*");
        return new()
        {
            ["Plaintext"] = World.Random.Bytes((int)(call.Input.Number("NumberOfBytes") ?? throw KmsFault.Invalid(
                "NumberOfBytes is required."))),
        };
    }

    /// <summary>The enabled key of a call that encrypts.</summary>
    private KmsKey UsableKeyOf(Call call, string member, KeyUse use)
    {
        var key = KeyOf(call, member, use);
        DemandEnabled(key);
        DemandNoDryRun(call);
        return key;
    }

    /// <summary>The text that a call sends encrypted, with the key that did it.</summary>
    private (KmsKey Key, byte[] Text) Decrypted(Call call, string member, KeyUse use)
    {
        if (call.Input.Bytes("CiphertextBlob") is not { } blob || KeyCipher.KeyOf(blob) is not { } id)
        {
            call.NeedsNoPermission();
            throw KmsFault.InvalidCiphertext();
        }

        KmsKey key;
        try
        {
            key = Key(call, id);
        }
        catch (ServiceFault)
        {
            throw KmsFault.InvalidCiphertext();
        }

        _access.Demand(call, key, use);
        if (call.Input.Text(member) is { } named && _rings[call.Region].Get(named) != key)
        {
            throw new ServiceFault(
                "IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this "
                    + "operation.");
        }

        DemandEnabled(key);
        var text = KeyCipher.Decrypt(key, blob, use.Context) ?? throw KmsFault.InvalidCiphertext();
        DemandNoDryRun(call);
        return (key, text);
    }
}
