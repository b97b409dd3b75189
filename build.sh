#!/usr/bin/env bash
# Everything that is done with Tally's sources. Alone, it lists its verbs.
# Needs a JDK 17 or newer and Maven 3.6.3 or newer; Maven fetches the rest.
set -euo pipefail
cd "$(dirname "$0")"

usage() {
    cat <<'TEXT'
./build.sh VERB, from any folder; what follows the verb is handed on to Maven, or to Tally for run.
  run        build, then start Tally with its own PostgreSQL and, on an empty one, accounts to try it with (./tally-data)
  checklist  walk the manual checklist against that running Tally, and print what it saw
  test       run all tests, on this JDK and once more on a newer one where there is one
  package    make target/tally.jar and target/tally-standalone.jar (add -Pmacos for Macs)
  bench      measure beside peers in one run: bench csv, ingest, growth, failed-rows, http, receipts, retention
  fuzz       search 10 minutes each (or fuzz SECONDS) for bytes that break the CSV reader or the upload's parser
  soak       kill, freeze and cut off two nodes, and compare the books with the truth: soak [--minutes N] [--seed S]
  check      formatter, -Xlint:all, Error Prone, NullAway, dependencies, coverage of csv and domain
  format     let the formatter rewrite the sources
  clean      remove what the build made; your data stays
TEXT
}

fail() {
    echo "build.sh: $*" >&2
    exit 1
}

java_home_bin=${JAVA_HOME:+$JAVA_HOME/bin/}

major_of() { # the feature number of a java command: 17, 25
    "$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = \(1\.\)\{0,1\}//p'
}

require_tools() {
    local found maven
    command -v "${java_home_bin}javac" >/dev/null ||
        fail "no JDK found (javac). Install a JDK 17 or newer, or let JAVA_HOME point to one."
    found=$(major_of "${java_home_bin}java")
    [ "${found:-0}" -ge 17 ] || fail "this is Java ${found:-unknown}, Tally needs 17 or newer. Let JAVA_HOME point to one."
    command -v mvn >/dev/null || fail "Maven (mvn) not found. Install Maven 3.6.3 or newer and put mvn on the PATH."
    maven=$(mvn --version | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
    [ "$(printf '%s\n' 3.6.3 "$maven" | sort -V | head -n 1)" = 3.6.3 ] ||
        fail "this is Maven $maven, Tally needs 3.6.3 or newer."
}

maven() {
    mvn --batch-mode --no-transfer-progress -Dstyle.color=never "$@"
}

newer_java() { # the newest java above the one at work, from JAVA_HOME_NEWER or the usual place; else nothing
    local candidate major best=
    local highest=$(major_of "${java_home_bin}java")
    for candidate in "${JAVA_HOME_NEWER:-/nowhere}"/bin/java /usr/lib/jvm/*/bin/java; do
        [ -x "$candidate" ] || continue
        major=$(major_of "$candidate")
        if [ "${major:-0}" -gt "$highest" ]; then
            highest=$major best=$candidate
        fi
    done
    echo "$best"
}

run_tests() {
    local newer
    newer=$(newer_java)
    if [ -n "$newer" ]; then
        echo "Tests run on Java $(major_of "${java_home_bin}java"), and once more on $newer."
        maven verify --threads 2 --fail-at-end -Dnewer.jvm="$newer" "$@"
    else
        echo "Tests run on Java $(major_of "${java_home_bin}java") only: no newer JDK in /usr/lib/jvm, and JAVA_HOME_NEWER names none."
        maven verify --threads 2 --fail-at-end "$@"
    fi
}

package_jars() {
    maven --quiet package --projects modules/standalone --also-make -Dmaven.test.skip=true "$@"
}

case "${1:-}" in
run | test | package | bench | soak | fuzz | check | format)
    verb=$1
    shift
    require_tools
    ;;
clean) ;;
checklist) shift && exec docs/checklist.sh "$@" ;;
"" | help | -h | --help) usage && exit 0 ;;
*) usage >&2 && fail "there is no verb '$1'." ;;
esac

case "${verb:-clean}" in
run)
    package_jars
    exec "${java_home_bin}java" -jar target/tally-standalone.jar serve --demo "$@"
    ;;
test) run_tests "$@" ;;
bench)
    maven --quiet package --projects modules/bench --also-make -Pbench -Dmaven.test.skip=true
    exec "${java_home_bin}java" -Xmx3g -Dnewer.jvm="$(newer_java)" \
        -cp 'modules/bench/target/classes:modules/bench/target/lib/*' tally.bench.Bench "$@"
    ;;
soak)
    maven --quiet package --projects modules/it --also-make -Psoak -DskipTests
    exec "${java_home_bin}java" -Xmx2g -Dtally.jar=target/tally.jar -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
        -cp "modules/it/target/test-classes:$(cat modules/it/target/soak.classpath)" tally.it.Soak "$@"
    ;;
package)
    package_jars "$@"
    ls -l target/tally.jar target/tally-standalone.jar
    ;;
fuzz)
    maven --quiet verify --projects modules/csv,modules/ingest --also-make -Dtest='*FuzzTest' \
        -Dsurefire.failIfNoSpecifiedTests=false -Dfuzz.seconds="${1:-600}"
    ;;
check) maven -Dorg.slf4j.simpleLogger.defaultLogLevel=warn clean verify --fail-at-end -Pcheck "$@" ;;
format) maven --quiet spotless:apply "$@" ;;
clean) rm -rf target modules/*/target ;;
esac
