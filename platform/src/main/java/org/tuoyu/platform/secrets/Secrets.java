package org.tuoyu.platform.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tuoyu.platform.http.ProblemException;

/**
 * Encrypts what must not lie about in plain text, by the standard JCA: with a provider of 国密 the algorithms become SM4 and
 * HmacSM3 by configuration. Without a key nothing is taken that would need one.
 */
@ApplicationScoped
public class Secrets {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private final SecureRandom random = new SecureRandom();
    private final Optional<String> key;
    private final String cipher;
    private final String mac;

    /**
     * @param key base64 of as many bytes as the algorithm wants (AES: 16 or 32); every instance of the service has the same
     * @param cipher an authenticated mode with a nonce, as of GCM
     */
    Secrets(
            @ConfigProperty(name = "tuoyu.secrets.key") Optional<String> key,
            @ConfigProperty(name = "tuoyu.secrets.cipher", defaultValue = "AES/GCM/NoPadding") String cipher,
            @ConfigProperty(name = "tuoyu.secrets.mac", defaultValue = "HmacSHA256") String mac) {
        this.key = key;
        this.cipher = cipher;
        this.mac = mac;
    }

    public byte[] encrypt(String plain) {
        try {
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing can be encrypted with " + cipher, e);
        }
    }

    public String decrypt(byte[] sealed) {
        try {
            var nonce = java.util.Arrays.copyOf(sealed, NONCE);
            return new String(
                    cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed, NONCE, sealed.length - NONCE),
                    StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("It was encrypted with another key, or changed since", e);
        }
    }

    /** The same for the same text, and nothing else known of it: by it the same person is found again. */
    public String fingerprint(String plain) {
        try {
            var hmac = Mac.getInstance(mac);
            hmac.init(new SecretKeySpec(key(), mac));
            return Base64.getEncoder().encodeToString(hmac.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("There is no " + mac, e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var algorithm = cipher.substring(0, cipher.indexOf('/'));
        var made = Cipher.getInstance(cipher);
        made.init(mode, new SecretKeySpec(key(), algorithm), new GCMParameterSpec(TAG_BITS, nonce));
        return made;
    }

    private byte[] key() {
        return Base64.getDecoder().decode(key.orElseThrow(() -> ProblemException.of(503, "no-secrets-key")));
    }
}
