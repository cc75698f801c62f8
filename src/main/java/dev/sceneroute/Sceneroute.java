package dev.sceneroute;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the program: the server without an argument, one video with a script's path. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Sceneroute {

    /**
     * Starts the program.
     *
     * @param arguments none for the server, or the path of a script file
     */
    public static void main(String[] arguments) {
        SpringApplication.run(Sceneroute.class, arguments);
    }
}
