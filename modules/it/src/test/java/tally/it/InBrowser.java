package tally.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A class of tests of the console in a browser, one class at a time: all share one {@link ConsoleExtension browser}. */
@Tag("browser")
@ExtendWith(ConsoleExtension.class)
@ResourceLock("browser")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface InBrowser {}
