// EPUBCheck of many books in one Java machine, whose start costs more than a check:
//     rhino epubcheck_all.js FOLDER
// says what it has to say of each book, and a count last; exit code 1 if there was anything.
function isOfLaterVersion(line) {  // EPUB 3.3 has it; EPUBCheck before 5 does not know
    return line.indexOf('Undefined property: "pageBreakSource"') >= 0;
}

var files = new java.io.File(arguments[0]).listFiles();
java.util.Arrays.sort(files);
var faulty = 0, checked = 0;
for (var i = 0; i < files.length; ++i) {
    if (!String(files[i].getName()).endsWith(".epub")) continue;
    var said = new java.io.StringWriter();
    var report = new com.adobe.epubcheck.util.WriterReportImpl(new java.io.PrintWriter(said), "", true);
    new com.adobe.epubcheck.api.EpubCheck(files[i], report).doValidate();
    ++checked;
    var findings = String(said).split("\n").filter(function (line) {
        return /^(FATAL|ERROR|WARNING)/.test(line) && line.length > 12 && !isOfLaterVersion(line);
    });
    if (findings.length == 0) continue;
    ++faulty;
    findings.slice(0, 6).forEach(function (line) { print(files[i].getName() + ": " + line.substring(0, 200)); });
}
print(checked + " books, " + faulty + " with findings");
java.lang.System.exit(faulty > 0 || checked == 0 ? 1 : 0);
