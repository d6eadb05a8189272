// EPUBCheck of many books in one Java machine, whose start costs more than a check:
//     rhino epubcheck_all.js FOLDER
// says what it has to say of each book, and a count last; exit code 1 if there was anything.
var files = new java.io.File(arguments[0]).listFiles();
java.util.Arrays.sort(files);
var faulty = 0, checked = 0;
for (var i = 0; i < files.length; ++i) {
    if (!String(files[i].getName()).endsWith(".epub")) continue;
    var said = new java.io.StringWriter();
    var report = new com.adobe.epubcheck.util.WriterReportImpl(new java.io.PrintWriter(said), "", true);
    new com.adobe.epubcheck.api.EpubCheck(files[i], report).doValidate();
    ++checked;
    var findings = report.getFatalErrorCount() + report.getErrorCount() + report.getWarningCount();
    if (findings == 0) continue;
    ++faulty;
    var lines = String(said).split("\n");
    var shown = 0;
    for (var n = 0; n < lines.length && shown < 6; ++n) {
        if (lines[n].indexOf("INFO") == 0 || lines[n].length < 12) continue;
        print(files[i].getName() + ": " + lines[n]);
        ++shown;
    }
}
print(checked + " books, " + faulty + " with findings");
java.lang.System.exit(faulty > 0 || checked == 0 ? 1 : 0);
