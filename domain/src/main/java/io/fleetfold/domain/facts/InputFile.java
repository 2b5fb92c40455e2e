package io.fleetfold.domain.facts;

/**
 * A file that was read: its name in the dataset folder and the SHA-256 of its bytes in hexadecimal.
 */
public record InputFile(String name, String sha256) {}
