package dev.sceneroute.production;

import org.jspecify.annotations.Nullable;

/**
 * A video of a file that came in, and the job it was made into.
 *
 * @param owner whose it is
 * @param folder where the file lay, below the inbox
 * @param sha256 the file's content hash, hexadecimal
 * @param video which of the file's videos
 * @param jobId the job
 * @param result the result file to write when the job has ended, if there is to be one
 */
public record IntakeFile(
        String owner,
        String folder,
        String sha256,
        String video,
        String jobId,
        @Nullable String result) {}
