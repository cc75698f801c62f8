package dev.sceneroute.runtime;

import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which PostgreSQL. With no URL the program brings its own and keeps it in its data directory.
 *
 * @param url {@code jdbc:postgresql://host/database} or {@code postgresql://host/database}; empty for the embedded one
 * @param user user name
 * @param password password
 * @param poolSize connections kept, 20 by default
 * @param connectionTimeout how long a connection is waited for before the database counts as away, 250 ms at least
 */
@Validated
@ConfigurationProperties("database")
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @Min(2) @DefaultValue("20") int poolSize,
        @DurationMin(millis = 250) @DefaultValue("5s") Duration connectionTimeout) {

    /** Whether the program brings its own database. */
    public boolean embedded() {
        return url == null || url.isBlank();
    }

    /**
     * The URL as the JDBC driver wants it.
     *
     * @throws IllegalStateException if the URL is not one of PostgreSQL
     */
    public String jdbcUrl() {
        String given = url == null ? "" : url.strip();
        if (given.startsWith("jdbc:postgresql:")) {
            return given;
        }
        if (given.startsWith("postgres:") || given.startsWith("postgresql:")) {
            URI uri = URI.create(given);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
        }
        throw new IllegalStateException(
                "DATABASE_URL must begin with jdbc:postgresql:// or postgresql://; leave it out to use the embedded database");
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", user=" + user + ", password=***, poolSize=" + poolSize
                + ", connectionTimeout=" + connectionTimeout + "]";
    }
}
