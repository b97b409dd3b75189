package tally.domain.uploads;

import tally.domain.BusinessId;
import tally.domain.UploadId;

/**
 * The right of one node to work on one upload, for as long as its lease lasts. Every write names it, so that a node
 * that slept longer than its lease writes nothing when it wakes.
 *
 * @param attempt how often the upload has been taken up, from 1: a fence, it only grows, so no two claims are equal
 */
public record Claim(BusinessId business, UploadId upload, String node, int attempt) {}
