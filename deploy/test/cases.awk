# Prints one line per test case of a Surefire report: passed, failed or skipped, a tab, its name, a tab, what it said.
function attribute(name,   rest) {
    rest = $0
    if (!sub(".*[ <]" name "=\"", "", rest)) return ""
    sub(/".*/, "", rest)
    return plain(rest)
}
function plain(text) {
    gsub(/&#10;|&#xA;|&#xa;|\t|\r/, " ", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text)
    gsub(/&quot;/, "\"", text); gsub(/&apos;/, "'", text); gsub(/&amp;/, "\\&", text)
    gsub(/  +/, " ", text); sub(/^ /, "", text)
    return substr(text, 1, 200)
}
function put() { if (name != "") printf "%s\t%s\t%s\n", state, name, said; name = ""; more = 0 }
function outcome(what,   text) {
    state = what; said = attribute("message"); more = said == "" ? 3 : 0
    text = $0
    if (more && sub(/.*<!\[CDATA\[/, "", text)) { sub(/\]\]>.*/, "", text); said = plain(text) }
}
/^ *<testcase / {
    put()
    name = attribute("classname") "." attribute("name"); state = "passed"; said = ""
    if (/\/>[ \r]*$/) put()
    next
}
name != "" && /^ *<(failure|error)[ >\/]/ { outcome("failed"); next }
name != "" && /^ *<skipped[ >\/]/ { outcome("skipped"); next }
/^ *<\/testcase>/ { put() }
# An outcome without a message says it in its first lines of text.
more > 0 && /[^ ]/ {
    more--
    if (/^\tat /) more = 0
    else { sub(/assumption was not met due to: /, ""); said = plain(said " " $0) }
}
