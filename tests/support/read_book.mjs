// node read_book.mjs FOLDER: opens every page of an unpacked book in Chromium at three widths, light
// and dark; says what does not fit, what can't be read, and which note link leads nowhere.
// CHROMIUM is the program, MODULES where playwright-core lies, POSTCONV_SHOTS a folder for pictures.
import { createRequire } from "node:module";
import { readdirSync } from "node:fs";
import { resolve, join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.env.MODULES, "/"));
const { chromium } = require("playwright-core");

const widths = { phone: 320, ink: 600, desk: 1200 };
const leastContrast = 4.5;
const shots = process.env.POSTCONV_SHOTS;
const folder = resolve(process.argv[2]);
const pages = readdirSync(folder).filter((name) => name.endsWith(".xhtml")).sort();
const faults = [];
let clicked = 0;

// What a reading system does at night: its own ink and paper.
const night = ":root { color-scheme: dark; background: #121212; color: #e0e0e0; }";

// Runs in the page: elements that reach out of it.
function misfits() {
    const width = document.documentElement.clientWidth;
    const found = [];
    if (document.documentElement.scrollWidth > width)
        found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    for (const element of document.querySelectorAll("table, pre, img, p, h1, h2, h3, li, figure"))
        if (element.getBoundingClientRect().right > width + 1)
            found.push(`<${element.localName}> ends at ${element.getBoundingClientRect().right} px`);
    return found.slice(0, 3);
}

// Runs in the page: words whose ink is too near to their paper (WCAG 2.2, 1.4.3).
function faint(least) {
    const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
    const luminance = (c) => {
        const [r, g, b] = c.slice(0, 3).map((v) => v / 255)
            .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const paper = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const colour = parse(getComputedStyle(at).backgroundColor);
            if (colour.length < 4 || colour[3] > 0) return colour;
        }
        return [255, 255, 255];
    };
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.data.trim()) continue;
        const element = node.parentElement;
        const [a, b] = [parse(getComputedStyle(element).color), paper(element)].map(luminance);
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (contrast < least)
            found.add(`<${element.localName} class="${element.className}"> has a contrast of ${contrast.toFixed(2)}`);
    }
    return [...found].slice(0, 3);
}

async function checkLooks(page, name) {
    for (const [device, width] of Object.entries(widths))
        for (const scheme of ["light", "dark"]) {
            await page.setViewportSize({ width, height: 800 });
            await page.emulateMedia({ colorScheme: scheme });
            await page.goto(pathToFileURL(join(folder, name)).href);
            if (scheme === "dark") await page.addStyleTag({ content: night });
            const where = `${name} at ${width} px, ${scheme}: `;
            if (scheme === "light")
                for (const fault of await page.evaluate(misfits)) faults.push(where + fault);
            for (const fault of await page.evaluate(faint, leastContrast)) faults.push(where + fault);
            if (shots && device)
                await page.screenshot({ path: join(shots, `${name}-${device}-${scheme}.png`) });
        }
}

// There by the note's number, and back by the number before the note.
async function checkNotes(page, name) {
    await page.setViewportSize({ width: widths.ink, height: 800 });
    await page.emulateMedia({ colorScheme: "light" });
    const address = pathToFileURL(join(folder, name)).href;
    await page.goto(address);
    const links = await page.$$eval("a.noteref[id]", (all) => all.map((a) => a.id));
    for (const id of links.slice(0, 10)) {
        await page.goto(address);
        await page.locator(`[id="${id}"]`).click();
        const target = decodeURIComponent(new URL(page.url()).hash.slice(1));
        const note = page.locator(`[id="${target}"]`);
        const seen = target && (await note.count()) === 1 && (await note.isVisible());
        if (!seen) { faults.push(`${name}: the note link ${id} leads nowhere`); continue; }
        await note.locator("a.note-number").click();
        const back = decodeURIComponent(new URL(page.url()).hash.slice(1));
        if (back !== id) faults.push(`${name}: the note of ${id} leads back to "${back}"`);
        ++clicked;
    }
}

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
try {
    const page = await browser.newPage();
    for (const name of pages) {
        await checkLooks(page, name);
        await checkNotes(page, name);
    }
} finally {
    await browser.close();
}
for (const fault of faults) console.log(fault);
console.log(`${clicked} note links, ${pages.length} pages, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
