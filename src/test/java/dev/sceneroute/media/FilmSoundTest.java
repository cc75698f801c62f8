package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sceneroute.media.sound.FilmSound;
import dev.sceneroute.media.sound.Loudness;
import dev.sceneroute.media.sound.SceneSound;
import dev.sceneroute.media.sound.SoundFile;
import dev.sceneroute.media.sound.Volumes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a film sounds in the end, measured by FFmpeg's own meter on what it decodes. */
@Timeout(90)
class FilmSoundTest {

    private static final FilmProfile FILM = new FilmProfile(320, 180, 24);
    private static final MediaSettings MEDIA = MediaRig.settings("sceneroute.media", MediaSettings.class);
    private static final SoundSettings SOUND = MediaRig.settings("sceneroute.sound", SoundSettings.class);
    private static final Pattern MEASURED =
            Pattern.compile("I:\\s+(-?[0-9.]+|-inf) LUFS.*Peak:\\s+(-?[0-9.]+|-inf) dBFS", Pattern.DOTALL);
    private static final int SCENES = 6;
    private static final long SCENE = 2 * 48_000;
    /** Syllables of a voice with overtones: loud for moments, with pauses, as speech is. */
    private static final String VOICE = "aevalsrc='0.4*(sin(2*PI*140*t)+0.6*sin(2*PI*280*t)+0.5*sin(2*PI*700*t)"
            + "+0.3*sin(2*PI*2100*t)+0.2*(random(0)-0.5))*pow(abs(sin(2*PI*2.1*t)),4)*gt(mod(t,1.5),0.2)':s=22050";

    private static final String MUSIC = "aevalsrc='0.3*sin(2*PI*220*t)*(0.7+0.3*sin(2*PI*0.5*t))"
            + "+0.2*sin(2*PI*331*t)|0.3*sin(2*PI*277*t)+0.15*sin(2*PI*440*t)':s=44100";

    private final ClipCheck check = MediaRig.clipCheck();
    private final Conform conform = new Conform(MediaRig.FFMPEG, MediaRig.FFMPEG_SETTINGS, MEDIA);
    private final FilmJoin join = new FilmJoin(MediaRig.FFMPEG, MEDIA, conform);
    private final SoundSources sources = new SoundSources(MediaRig.FFMPEG, MEDIA, SOUND);
    private final SoundTrack track = new SoundTrack(MediaRig.FFMPEG, MEDIA, SOUND);

    @TempDir
    Path folder;

    @Test
    void speech_alone() {
        assertLoud(film(null, source("voice", VOICE, 1.4), null));
    }

    @Test
    void speech_over_music_and_clips() {
        assertLoud(film(
                source("crowd", "anoisesrc=c=pink:a=0.2:seed=1", 2),
                source("voice", VOICE, 1.4),
                source("music", MUSIC, 5)));
    }

    @Test
    void music_alone() {
        assertLoud(film(null, null, source("music", MUSIC, 5)));
    }

    @Test
    void very_quiet_clips() {
        assertLoud(film(source("quiet", "anoisesrc=c=pink:a=0.01:seed=2", 2), null, null));
    }

    @Test
    void loud_clips_with_high_peaks() {
        assertLoud(film(
                source("loud", "anoisesrc=c=white:a=0.9:seed=3,volume='if(lt(mod(t,0.5),0.05),1,0.15)':eval=frame", 2),
                null,
                null));
    }

    @Test
    void a_silent_film_stays_silent_and_so_does_noise_nobody_hears() {
        for (String nothing : List.of("anullsrc=r=48000:cl=stereo", "anoisesrc=c=white:a=0.0005:seed=4")) {
            Measured measured = measure(film(source("nothing" + nothing.length(), nothing, 2), null, null));
            assertThat(measured.peak()).as(nothing).isLessThan(-60);
        }
    }

    @Test
    void square_waves_and_clicks_stay_below_the_ceiling() {
        assertLoud(film(
                source(
                        "harsh",
                        "aevalsrc='0.8*sgn(sin(2*PI*(180+30*t)*t))*gt(mod(t,1),0.5)+0.9*lt(mod(t,0.37),0.0004)':s=48000",
                        2),
                null,
                null));
    }

    @Test
    void a_change_makes_as_much_new_as_it_has_to() throws Exception {
        SoundFile voice = source("voice", VOICE, 1.4);
        SoundFile shorter = source("shorter", VOICE, 1.2);
        List<SceneSound> scenes = new ArrayList<>();
        for (int scene = 0; scene < SCENES; scene++) {
            scenes.add(new SceneSound(SCENE, null, voice, 14_400, List.of(), Volumes.USUAL));
        }
        List<Path> first = pieces(scenes, null, Optional.empty());
        double gain = gain(scenes, null, Optional.empty());
        scenes.set(2, new SceneSound(SCENE, null, shorter, 14_400, List.of(), Volumes.USUAL));

        List<Path> second = pieces(scenes, null, Optional.of(gain));

        assertThat(gain(scenes, null, Optional.of(gain))).isEqualTo(gain);
        for (int piece = 0; piece < SCENES; piece++) {
            assertThat(second.get(piece).equals(first.get(piece)))
                    .as("piece " + piece)
                    .isEqualTo(piece != 2 && piece != 3);
        }
    }

    @Test
    void pieces_whose_scenes_are_not_there_yet_wait() {
        SoundFile voice = source("voice", VOICE, 1.4);
        SceneSound spoken = new SceneSound(SCENE, null, voice, 14_400, List.of(), Volumes.USUAL);
        SceneSound unknown = SceneSound.ofClip(SCENE, null);
        FilmSound early = new FilmSound(List.of(spoken, spoken, unknown, spoken), null, SOUND.mix());
        List<Optional<Loudness>> measures = List.of(
                Optional.of(track.measure(early, 0)),
                Optional.of(track.measure(early, 1)),
                Optional.empty(),
                Optional.of(track.measure(early, 3)));

        List<Optional<Path>> pieces = track.encode(early, measures, 2, folder.resolve("sound"));

        assertThat(pieces.stream().map(Optional::isPresent)).containsExactly(true, true, false, false);
        FilmSound whole = new FilmSound(List.of(spoken, spoken, spoken, spoken), null, SOUND.mix());
        List<Optional<Loudness>> all =
                List.of(measures.get(0), measures.get(1), Optional.of(track.measure(whole, 2)), measures.get(3));
        assertThat(track.encode(whole, all, 2, folder.resolve("sound")).subList(0, 2))
                .as("what was made early is taken as it is")
                .isEqualTo(pieces.subList(0, 2));
    }

    private void assertLoud(Path film) {
        Measured measured = measure(film);
        assertThat(measured.loudness()).isCloseTo(-14, within(0.5));
        assertThat(measured.peak()).isLessThanOrEqualTo(-1);
    }

    /** Six scenes, each with these sounds, joined to a film. */
    private Path film(@Nullable SoundFile clip, @Nullable SoundFile narration, @Nullable SoundFile music) {
        SceneSound scene = new SceneSound(SCENE, clip, narration, 14_400, List.of(), Volumes.USUAL);
        List<Path> pieces = pieces(Collections.nCopies(SCENES, scene), music, Optional.empty());
        ConformedScene picture =
                conform.conform(check.check(Clips.good(), Clips.ordered(2)), FILM, 2, folder.resolve("scene"));
        List<ConformedScene> pictures = Collections.nCopies(SCENES, picture);
        return join.join(new FilmParts(pictures, pieces, List.of(), List.of(), ""), FILM, folder)
                .file();
    }

    private double gain(List<SceneSound> scenes, @Nullable SoundFile music, Optional<Double> before) {
        return track.gain(measures(new FilmSound(scenes, music, SOUND.mix())), before);
    }

    private List<Loudness> measures(FilmSound sound) {
        List<Loudness> measures = new ArrayList<>();
        for (int scene = 0; scene < SCENES; scene++) {
            measures.add(track.measure(sound, scene));
        }
        return measures;
    }

    private List<Path> pieces(List<SceneSound> scenes, @Nullable SoundFile music, Optional<Double> before) {
        FilmSound sound = new FilmSound(scenes, music, SOUND.mix());
        List<Loudness> measures = measures(sound);
        List<Optional<Loudness>> known = measures.stream().map(Optional::of).toList();
        return track.encode(sound, known, track.gain(measures, before), folder.resolve("sound")).stream()
                .map(Optional::orElseThrow)
                .toList();
    }

    private SoundFile source(String name, String filter, double seconds) {
        Path made = Clips.make(name + ".wav", List.of("-f", "lavfi", "-i", filter, "-t", "" + seconds));
        return sources.convert(made, folder.resolve(name + ".wav"));
    }

    private static Measured measure(Path film) {
        String said = MediaRig.FFMPEG
                .run(
                        film.getParent(),
                        List.of(
                                "-v",
                                "info",
                                "-nostats",
                                "-i",
                                film.toString(),
                                "-map",
                                "0:a",
                                "-af",
                                "ebur128=peak=true",
                                "-f",
                                "null",
                                "-"),
                        Duration.ofSeconds(60))
                .messages();
        Matcher measured = MEASURED.matcher(said.substring(said.lastIndexOf("Summary:")));
        assertThat(measured.find()).as(said).isTrue();
        return new Measured(number(measured.group(1)), number(measured.group(2)));
    }

    private static double number(String said) {
        return said.equals("-inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(said);
    }

    private record Measured(double loudness, double peak) {}
}
