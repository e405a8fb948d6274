# Prints one line per test case of a Surefire report: passed, failed or skipped, a tab, its name, a tab, what it said.
function attribute(name,   rest) {
    rest = $0
    if (!sub(".*[ <]" name "=\"", "", rest)) return ""
    sub(/".*/, "", rest)
    gsub(/&#10;.*|&#xA;.*/, "", rest); gsub(/&lt;/, "<", rest); gsub(/&gt;/, ">", rest)
    gsub(/&quot;/, "\"", rest); gsub(/&apos;/, "'", rest); gsub(/&amp;/, "\\&", rest); gsub(/\t/, " ", rest)
    return rest
}
function put() { if (name != "") printf "%s\t%s\t%s\n", state, name, said; name = "" }
/^ *<testcase / {
    put()
    name = attribute("classname") "." attribute("name"); state = "passed"; said = ""
    if (/\/>[ \r]*$/) put()
}
name != "" && /^ *<(failure|error)[ >\/]/ { state = "failed"; said = attribute("message") }
name != "" && /^ *<skipped[ >\/]/ { state = "skipped"; said = attribute("message") }
/^ *<\/testcase>/ { put() }
