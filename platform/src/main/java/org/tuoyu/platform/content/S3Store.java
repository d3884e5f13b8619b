package org.tuoyu.platform.content;

import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A bucket of Amazon S3, or of a store that speaks its protocol (OSS, COS, OBS, MinIO). */
class S3Store implements ContentStore, AutoCloseable {
    private final S3Client s3;
    private final String bucket;

    /**
     * Who it is says the environment, in the way of the AWS SDK (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY).
     *
     * @param endpoint empty for Amazon's own
     * @param pathStyle whether the bucket is in the path, not in the name of the host
     */
    S3Store(String bucket, Optional<URI> endpoint, String region, boolean pathStyle) {
        this.bucket = bucket;
        var builder = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.of(region))
                .forcePathStyle(pathStyle)
                // Other stores do not know the checksums that Amazon's added later; the content has its own.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        endpoint.ifPresent(builder::endpointOverride);
        s3 = builder.build();
    }

    @Override
    public void put(String key, Supplier<InputStream> content, long size) {
        s3.putObject(
                request -> request.bucket(bucket).key(key),
                RequestBody.fromContentProvider(content::get, size, "application/octet-stream"));
    }

    @Override
    public Optional<InputStream> get(String key) {
        try {
            return Optional.of(s3.getObject(request -> request.bucket(bucket).key(key)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String key) {
        s3.deleteObject(request -> request.bucket(bucket).key(key));
    }

    @Override
    public void close() {
        s3.close();
    }
}
