package dev.sceneroute;

import dev.sceneroute.command.ScriptCommand;
import dev.sceneroute.drill.CrashDrill;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Starts the program: the server without an argument, one video with a script's path. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Sceneroute {

    /**
     * Starts the program.
     *
     * @param arguments none for the server; the path of a script file to make its film and stop, with exit code 0 if
     *     the film is finished; {@code drill} and its options to be killed many times and count what was paid
     */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Sceneroute.class);
        if (CrashDrill.isMeant(arguments)) {
            System.exit(CrashDrill.run(application, arguments));
        }
        boolean command = Arrays.stream(arguments).anyMatch(argument -> !argument.startsWith("--"));
        if (command) {
            application.setAdditionalProfiles("command");
        }
        ConfigurableApplicationContext context = application.run(arguments);
        if (command) {
            System.exit(SpringApplication.exit(context, context.getBean(ScriptCommand.class)));
        }
    }

    /** What now is; tests turn it by hand. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
