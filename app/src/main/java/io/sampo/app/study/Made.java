package io.sampo.app.study;

import java.nio.file.Path;

/**
 * A file or folder that a job leaves for others.
 *
 * @param by the job
 * @param path where it will be
 */
record Made(Job by, Path path) {}
