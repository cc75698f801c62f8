package dev.sceneroute.speech.local;

import java.nio.file.Path;

/** An engine that is a program of this machine; {@link SpeechPrograms} runs it under its name. */
public interface SpeechProgram {

    /** The file in the working folder that holds what is said, in UTF-8. The program also finds it as its input. */
    String TEXT = "text.txt";

    /** The file the program puts its sound in. */
    String SOUND = "spoken.wav";

    /** Its name in {@code exec:<name>}. */
    String name();

    /**
     * The file to run, absolute.
     *
     * @throws dev.sceneroute.speech.SpeechException if it is not there any more
     */
    Path executable();
}
