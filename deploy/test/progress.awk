# Reads Maven's log. what=now: one line about where it is. what=ended: one line per module and per test class that has
# ended, after the first `from` of them.
/^\[INFO\] Building .* \[[0-9]+\/[0-9]+\]$/ { flush(); module = $NF " " $3; told(module) }
/^\[INFO\] Running / { running = short($3) }
/^\[[A-Z]+\] Results:/ { flush() }
/^\[[A-Z]+\] +Tests run: .* in [A-Za-z]/ {
    # A parameterised class is told once per parameter; here it is one.
    if ($NF != class) flush()
    class = $NF
    run = count("Tests run"); bad = count("Failures") + count("Errors"); left = count("Skipped")
    passed += run - bad - left; failed += bad; skipped += left
    took = $0; sub(/.*Time elapsed: /, "", took); seconds += took
    total += run; allFailed += bad
    running = ""
}
function flush() {
    if (class != "" && passed + failed + skipped > 0)
        told(sprintf("  %s: %d passed%s%s, %.1f s", short(class), passed, failed ? ", " failed " FAILED" : "", skipped ? ", " skipped " skipped" : "", seconds))
    class = ""; passed = failed = skipped = seconds = 0
}
function count(word,   rest) { rest = $0; sub(".*" word ": ", "", rest); sub(/,.*/, "", rest); return rest + 0 }
function short(name) { sub(/.*\./, "", name); return name }
function told(line) { if (what == "ended" && ++lines > from) print line }
END { if (what == "now") printf "%s%s, %d tests%s", module, (running == "" ? "" : " " running), total, (allFailed ? ", " allFailed " FAILED" : "") }
