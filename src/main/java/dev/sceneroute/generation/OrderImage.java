package dev.sceneroute.generation;

import dev.sceneroute.production.ReferenceAsset;

/**
 * An image of an order. The bytes stay in storage; they are read when the request is sent.
 *
 * @param role first frame, end frame or plain reference
 * @param assetId the stored image
 * @param sha256 its content hash, hexadecimal: what makes the frozen order the same order later
 */
public record OrderImage(ReferenceAsset.Role role, String assetId, String sha256) {}
