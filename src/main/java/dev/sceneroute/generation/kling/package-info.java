/**
 * Kling, spoken faithfully: requests, responses, failures, keys. Pure translation; the HTTP is Camel's.
 *
 * <p>Source: the vendor's API reference, legacy generation ({@code /v1/videos}), read 2026-08-20 (models, prices) and
 * 2026-09-20 (authentication, error codes, concurrency, callbacks, change log), and calls made to the live service on
 * 2026-03-29 and 2026-03-30. Where they differ the live service is right. Deleting this folder and Kling's route file
 * removes the provider.
 *
 * <p>Quirks, each of which has cost somebody a clip:
 *
 * <ul>
 *   <li>The word for a good end is {@code succeed}; in the new generation, and in its callbacks, {@code succeeded}.
 *   <li>A callback is the bare task, without the envelope of an answer, and comes for every change of state. It may come
 *       late, twice, out of order or never; it is signed only if a webhook secret was made in the console.
 *   <li>HTTP 429 is six different things: 1302 and 1303 may be asked again, 1100, 1101, 1102 and 1304 need a person.
 *   <li>A slot is taken from the create call to the task's end, is counted per account, and resource packs do not add up.
 *   <li>Images are raw base64 without a {@code data:} prefix: {@code image_list[].image_url} for Omni ({@code image} was
 *       refused live), {@code image} and {@code image_tail} for image2video. An image that is too small is accepted and
 *       fails minutes later.
 *   <li>Durations, units and lengths are text. Each shot needs its {@code index}, from 1, and the shots add up exactly.
 *   <li>{@code mode} is {@code pro} by default for Omni and {@code std} for text2video: it is always sent.
 *   <li>A task id is not a video id; extend wants the video's. Ids are text and can be larger than a long integer.
 *   <li>Extend takes clips of the first model family only, and answers 1201 for any other.
 *   <li>A task is asked for below the path that made it, by Kling's id or by ours; an unknown one may be answered with
 *       404, 1203 or 1201.
 *   <li>A second order under the same {@code external_task_id} is answered with 400 and 1201 in words that vary. It is
 *       not an error: the first order exists.
 *   <li>Results are removed after 30 days.
 * </ul>
 */
@NullMarked
package dev.sceneroute.generation.kling;

import org.jspecify.annotations.NullMarked;
