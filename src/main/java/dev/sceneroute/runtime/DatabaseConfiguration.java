package dev.sceneroute.runtime;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;

/** The one database: embedded, or a server's by URL. Both are PostgreSQL. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(1);

    @Bean(destroyMethod = "close")
    @Conditional(NoUrl.class)
    EmbeddedDatabase embeddedDatabase(DataDirectory paths) {
        return EmbeddedDatabase.open(paths.database());
    }

    @Bean
    DataSource dataSource(DatabaseSettings settings, ObjectProvider<EmbeddedDatabase> embedded) {
        HikariDataSource dataSource = new HikariDataSource();
        EmbeddedDatabase own = embedded.getIfAvailable();
        dataSource.setJdbcUrl(own == null ? settings.jdbcUrl() : own.jdbcUrl());
        dataSource.setUsername(own == null ? settings.user() : "postgres");
        dataSource.setPassword(own == null ? settings.password() : "");
        dataSource.setMaximumPoolSize(settings.poolSize());
        dataSource.setConnectionTimeout(settings.connectionTimeout().toMillis());
        // The detail of an error is the row it is about, with all that is secret in it, and errors are logged.
        dataSource.addDataSourceProperty("logServerErrorDetail", "false");
        // A server that vanishes without a word must not keep a thread for ever: no statement of ours takes so long.
        dataSource.addDataSourceProperty("tcpKeepAlive", "true");
        dataSource.addDataSourceProperty("socketTimeout", Long.toString(ANSWER_LIMIT.toSeconds()));
        dataSource.setPoolName("database");
        warnUnlessDurable(JdbcClient.create(dataSource));
        return dataSource;
    }

    private static void warnUnlessDurable(JdbcClient database) {
        for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
            String value = database.sql("select current_setting(:name)")
                    .param("name", setting)
                    .query(String.class)
                    .single();
            if ("off".equals(value)) {
                LOG.warn(
                        "The database runs with {}=off: a crash of its machine can lose paid clips. Switch it on.",
                        setting);
            }
        }
    }

    /** No database URL is configured. */
    static final class NoUrl implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("database.url"));
        }
    }
}
