package tally.app;

import java.util.Map;
import java.util.Optional;

/** Reads single variables of an environment; an empty one counts as not set. */
final class Settings {
    private final Map<String, String> environment;

    Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    int number(String name, int usual, int least, int most) {
        return text(name).map(value -> number(name, value, least, most)).orElse(usual);
    }

    private static int number(String name, String value, int least, int most) {
        try {
            final int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw bad(name, value, least, most);
        }
        throw bad(name, value, least, most);
    }

    private static BadSettingException bad(String name, String value, int least, int most) {
        return new BadSettingException(
                name + " must be a whole number from " + least + " to " + most + ", not '" + value + "'");
    }
}
