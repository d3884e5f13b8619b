package org.tuoyu.platform.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where content lies: in a bucket when one is named, otherwise in a directory. */
class Store {
    @Produces
    @ApplicationScoped
    ContentStore store(
            @ConfigProperty(name = "tuoyu.content.directory", defaultValue = "content") Path directory,
            @ConfigProperty(name = "tuoyu.content.s3.bucket") Optional<String> bucket,
            @ConfigProperty(name = "tuoyu.content.s3.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "tuoyu.content.s3.region", defaultValue = "cn-north-1") String region,
            @ConfigProperty(name = "tuoyu.content.s3.path-style", defaultValue = "false") boolean pathStyle) {
        return bucket.<ContentStore>map(name -> new S3Store(name, endpoint, region, pathStyle))
                .orElseGet(() -> new DirectoryStore(directory));
    }

    void close(@Disposes ContentStore store) throws Exception {
        if (store instanceof AutoCloseable open) open.close();
    }
}
