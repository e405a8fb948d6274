# Reads Maven's log. what=now: one line about where it is. what=ended: one line per module and per test class that has
# ended, after the first `from` of them.
/^\[INFO\] Building .* \[[0-9]+\/[0-9]+\]$/ { module = $NF " " $3; told(module) }
/^\[INFO\] Running / { running = short($3) }
/^\[[A-Z]+\] +Tests run: .* in [A-Za-z]/ {
    class = $NF; run = $0; sub(/.*Tests run: /, "", run); sub(/,.*/, "", run)
    bad = count("Failures") + count("Errors"); omitted = count("Skipped"); time = $0
    sub(/.*Time elapsed: /, "", time); sub(/ s .*/, " s", time)
    total += run; failed += bad
    told("  " short(class) ": " run - bad - omitted " passed" (bad ? ", " bad " FAILED" : "") (omitted ? ", " omitted " skipped" : "") ", " time)
    running = ""
}
function count(word,   rest) { rest = $0; sub(".*" word ": ", "", rest); sub(/,.*/, "", rest); return rest + 0 }
function short(name) { sub(/.*\./, "", name); return name }
function told(line) { if (what == "ended" && ++lines > from) print line }
END { if (what == "now") printf "%s%s, %d tests%s", module, (running == "" ? "" : " " running), total, (failed ? ", " failed " FAILED" : "") }
