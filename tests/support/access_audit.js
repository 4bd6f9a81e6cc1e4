/*
 * access_audit.js - what access_audit.py asks a page, as `access`.
 *
 * Answers are texts that say what is wrong, or "" if nothing is.
 */
globalThis.access = (() => {
const FOCUSABLE = "a[href], summary, button, input, select, textarea, " +
    "[tabindex]";
const MARGIN = 1;	/* px: rounding */
let stops = [];

function name(element) {
	const words = (element.getAttribute("aria-label") ||
	    element.textContent || "").trim().replace(/\s+/g, " ");
	return `<${element.localName}> "${words.slice(0, 40)}"`;
}

/* At least one spot of the element is on top, inside the window. */
function onTop(element) {
	for (const box of element.getClientRects()) {
		const left = Math.max(box.left, 0), top = Math.max(box.top, 0);
		const right = Math.min(box.right, innerWidth);
		const bottom = Math.min(box.bottom, innerHeight);
		if (right - left < MARGIN || bottom - top < MARGIN)
			continue;
		for (const share of [0.5, 0.1, 0.9]) {
			const at = document.elementFromPoint(
			    left + (right - left) * share,
			    top + (bottom - top) * share);
			if (at && (element.contains(at) || at.contains(element)))
				return true;
		}
	}
	return false;
}

/* Leaves of what is much alike the first: the parts of the appendix and, if
 * ROWS is not 0, that many rows of each table, and no letters of drawings. */
function prune(rows) {
	const alike = ["details.group ~ details.group"];
	if (rows)
		alike.push(`tbody tr:nth-child(n + ${rows + 1})`, "svg use");
	document.querySelectorAll(alike.join()).forEach((e) => e.remove());
}

/* The places where Tab should stop, in order; returns how many. */
function collect() {
	stops = [...document.querySelectorAll(FOCUSABLE)].filter(
	    (e) => e.tabIndex >= 0 && e.checkVisibility());
	document.activeElement.blur();
	getSelection().removeAllRanges();
	scrollTo(0, 0);
	return stops.length;
}

/* Tab has been pressed for the stop of that number. */
function arrived(number) {
	const at = document.activeElement, due = stops[number];
	const style = getComputedStyle(at);

	if (at !== due)
		return `Tab leads to ${name(at)}, not to ${name(due)}`;
	if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1)
		return `the focus on ${name(at)} cannot be seen`;
	return onTop(at) ? "" : `${name(at)} has the focus, but is covered`;
}

/* Tab has been pressed once more: it may leave the page, or begin anew. */
function left(first) {
	const at = document.activeElement;
	return at === document.body || at === stops[first] ? "" :
	    `Tab does not leave the page at its end, but goes to ${name(at)}`;
}

function focusOn(selector, number) {
	document.querySelectorAll(selector)[number].focus();
}

/* Marks what is folded and can be seen; returns how much that is. */
function markFolded() {
	const folded = [...document.querySelectorAll(
	    "details:not([open]) > summary")].filter((s) => s.checkVisibility());
	folded.forEach((summary) => summary.toggleAttribute("data-fold", true));
	return folded.length;
}

function stillFolded() {
	return [...document.querySelectorAll("details:not([open]) > [data-fold]")]
	    .map((summary) => `Enter does not unfold ${name(summary)}`);
}

/* Links worth following: the contents, and the first of each section. */
function markLinks() {
	const inside = 'a[href^="#"]:not([href="#"])';
	document.querySelectorAll("details:has(nav), nav details").forEach(
	    (details) => details.open = true);
	const links = new Set([...document.querySelectorAll(`nav ${inside}`)]
	    .filter((link) => link.checkVisibility()));
	for (const section of document.querySelectorAll("main > section")) {
		const first = [...section.querySelectorAll(`${inside}.figure`)]
		    .find((link) => link.checkVisibility());
		if (first)
			links.add(first);
	}
	links.forEach((link) => link.toggleAttribute("data-follow", true));
	return links.size;
}

/* Enter has been pressed on the marked link of that number. */
function followed(number) {
	const link = document.querySelectorAll("[data-follow]")[number];
	const id = decodeURIComponent(link.hash.slice(1));
	const target = document.getElementById(id);
	const box = target.getBoundingClientRect();

	if (decodeURIComponent(location.hash.slice(1)) !== id)
		return `Enter does not follow ${name(link)}`;
	if (!target.checkVisibility() || box.height === 0)
		return `${name(link)} leads to what is folded away`;
	if (box.top < -MARGIN || box.top > innerHeight)
		return `${name(link)} leads out of the window`;
	const spot = document.elementFromPoint(
	    Math.min(Math.max(box.left, 0), innerWidth - 1) + MARGIN,
	    Math.max(box.top, 0) + MARGIN);
	return spot && (target.contains(spot) || spot.contains(target)) ? "" :
	    `${name(link)} leads to what is covered by ${name(spot)}`;
}

/* The skip link has been followed, and Tab pressed. */
function skipped() {
	if (!stops.length)
		return "";
	const target = stops[0].hash && document.querySelector(stops[0].hash);
	return target && target.contains(document.activeElement) ? "" :
	    `${name(stops[0])} does not lead past the navigation`;
}

/* Texts of drawings that a reader cannot find or select. */
function unfindable() {
	const lost = [];
	const drawings = [...document.querySelectorAll("svg")].filter(
	    (svg) => svg.checkVisibility() && !svg.ownerSVGElement &&
	    svg.querySelector("text"));
	const words = (text) => [...text.childNodes].filter(
	    (n) => n.nodeName !== "title").map((n) => n.textContent).join("");

	for (const svg of drawings) {
		const texts = [...svg.querySelectorAll("text")].filter(
		    (text) => words(text).trim());
		const middle = texts[texts.length >> 1];
		for (const text of new Set([texts[0], middle, texts.at(-1)])) {
			const wanted = words(text).trim();
			getSelection().collapse(svg, 0);
			const found = window.find(wanted, true);
			if (!found || !svg.contains(getSelection().anchorNode))
				lost.push(`"${wanted}" cannot be found`);
			getSelection().selectAllChildren(text);
			if (!getSelection().toString().includes(wanted))
				lost.push(`"${wanted}" cannot be selected`);
		}
	}
	return lost;
}

/* What moves for readers who asked for rest. */
function restless() {
	const moving = document.getAnimations().map(
	    (a) => `${name(a.effect.target)} is animated`);
	const seconds = (text) => Math.max(...text.split(",").map(parseFloat));
	for (const element of document.querySelectorAll("*")) {
		const style = getComputedStyle(element);
		if (seconds(style.transitionDuration) > 0)
			moving.push(`${name(element)} changes slowly`);
		if (style.scrollBehavior === "smooth")
			moving.push(`${name(element)} scrolls slowly`);
	}
	return moving;
}

/* Styles that a reader lays over the page: constructed, so no policy asks. */
function restyle(rules) {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(rules);
	document.adoptedStyleSheets = [sheet];
}

return { prune, collect, arrived, left, focusOn, markFolded, stillFolded, markLinks,
    followed, skipped, unfindable, restless, restyle };
})();
0;
