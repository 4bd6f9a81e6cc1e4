/*
 * layout_audit.js - what a reader would see go wrong on the page it runs in.
 *
 * A function of the size that the page had in a light look, or null, for
 * { problems: [text], links: [href], ids: [text], parts: [{ id, top, height }],
 * size }.  Lengths are CSS pixels.  TOLERANCE covers rounding; a line box is
 * taller than its ink, so for overlaps the middle 70 % of a line counts.
 */
(async (lightSize) => {
const TOLERANCE = 1;
const INK_SHARE = 0.7;
const MIN_CONTRAST = 3;
const MIN_SHARE = 70;	/* per cent of a picture's own width */
const problems = new Set();
const root = document.documentElement;

if (document.readyState !== "complete")
	await new Promise((done) => addEventListener("load", done));
await document.fonts.ready;
scrollTo(0, 0);
for (const image of document.images) {
	image.loading = "eager";
	await image.decode().catch(() => {});
}

/* FN, which is asked for the same elements again and again. */
function remembering(fn) {
	const known = new Map();
	return (element) => {
		if (!known.has(element))
			known.set(element, fn(element));
		return known.get(element);
	};
}

function shorten(text) {
	const flat = text.trim().replace(/\s+/g, " ");
	return flat.length > 40 ? flat.slice(0, 39) + "…" : flat;
}

/* Without the title that shows when it is pointed at. */
function wordsOf(text) {
	return [...text.childNodes].filter((n) => n.nodeName !== "title").map(
	    (n) => n.textContent).join("");
}

function describe(element) {
	const id = element.id ? "#" + element.id : "";
	const name = element.getAttribute("class");
	return element.localName + id + (name ? "." + name.split(" ")[0] : "");
}

function shown(element) {
	return element.checkVisibility({
		contentVisibilityAuto: true, visibilityProperty: true,
	});
}

/* How far INNER sticks out of OUTER; 0 when inside. */
function excess(inner, outer) {
	const out = Math.max(outer.left - inner.left, inner.right - outer.right,
	    outer.top - inner.top, inner.bottom - outer.bottom);
	return out > TOLERANCE ? Math.round(out * 10) / 10 : 0;
}

/* The page as a whole. */

function checkPageWidth() {
	const page = document.scrollingElement || root;
	if (page.scrollWidth > root.clientWidth + TOLERANCE &&
	    root.localName === "html")
		problems.add(`the page is ${page.scrollWidth} px wide in a ` +
		    `window of ${root.clientWidth} px`);
	if (root.localName === "html" &&
	    !document.querySelector("meta[name=viewport]"))
		problems.add("the page has no viewport for phones");
}

/* Colours. */

function channels(color) {
	const n = (color.match(/[\d.]+/g) || []).map(Number);
	return n.length < 4 ? [...n, 1] : n;
}

/* Relative luminance of WCAG 2. */
function luminance(rgb) {
	const [r, g, b] = rgb.map((c) => c / 255).map((c) =>
	    c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const inTheDark = matchMedia("(prefers-color-scheme: dark)").matches &&
    getComputedStyle(root).colorScheme.includes("dark");

const backgroundOf = remembering((element) => {
	if (!element)
		return inTheDark ? [18, 18, 18] : [255, 255, 255];
	const style = getComputedStyle(element);
	const rgba = channels(style.backgroundColor);
	if (style.backgroundImage !== "none")
		return null;
	return rgba[3] > 0.9 ? rgba.slice(0, 3) :
	    backgroundOf(element.parentElement);
});

function checkContrast(text, color, back) {
	const front = channels(color).slice(0, 3);

	if (!back || front.length < 3)
		return;
	const [low, high] = [luminance(front), luminance(back)].sort(
	    (a, b) => a - b);
	const contrast = (high + 0.05) / (low + 0.05);
	if (contrast < MIN_CONTRAST)
		problems.add(`"${shorten(text)}" has a contrast of only ` +
		    `${contrast.toFixed(1)}`);
}

/* What is painted under a letter: the last filled shape, or the page. */
function groundOf(letter, shapes, svg) {
	const box = letter.getBoundingClientRect();
	const centre = new DOMPoint((box.left + box.right) / 2,
	    (box.top + box.bottom) / 2);
	let ground = backgroundOf(svg);

	for (const shape of shapes) {
		if (!(shape.compareDocumentPosition(letter) &
		    Node.DOCUMENT_POSITION_FOLLOWING))
			break;
		const at = centre.matrixTransform(shape.getScreenCTM().inverse());
		if (shape.isPointInFill(at))
			ground = channels(getComputedStyle(shape).fill).slice(0, 3);
	}
	return ground;
}

function opaque(shape) {
	const style = getComputedStyle(shape);

	return style.fill !== "none" && shown(shape) &&
	    style.fillOpacity * style.opacity * channels(style.fill)[3] > 0.9 &&
	    !shape.closest("defs, symbol, clipPath, mask, pattern");
}

/* The first drawn letter of each group, and text that is not an overlay. */
function checkChartContrast(svg) {
	const shapes = [...svg.querySelectorAll("rect, path, circle, polygon")]
	    .filter(opaque);

	for (const letter of svg.querySelectorAll("text, use:first-of-type")) {
		const style = getComputedStyle(letter);
		if (!shown(letter) || style.fill === "none" ||
		    style.fillOpacity * style.opacity < 0.5)
			continue;
		checkContrast(wordsOf(letter) || "a drawn letter",
		    style.fill, groundOf(letter, shapes, svg));
	}
}

/* Text in SVG: quads, because axis labels may be turned. */

function quadOf(box, matrix) {
	return [
		[box.x, box.y], [box.x + box.width, box.y],
		[box.x + box.width, box.y + box.height],
		[box.x, box.y + box.height],
	].map(([x, y]) => matrix === null ? { x, y } :
	    new DOMPoint(x, y).matrixTransform(matrix));
}

function boundsOf(quad) {
	const xs = quad.map((p) => p.x), ys = quad.map((p) => p.y);
	return {
		left: Math.min(...xs), right: Math.max(...xs),
		top: Math.min(...ys), bottom: Math.max(...ys),
	};
}

/* Boxes in user space, one for each line of a text element. */
function linesOf(text) {
	const lines = new Map();

	for (let i = 0; i < text.getNumberOfChars(); i++) {
		const c = text.getExtentOfChar(i);
		const y = Math.round(text.getStartPositionOfChar(i).y);
		const line = lines.get(y);
		if (c.width === 0)
			continue;
		if (!line) {
			lines.set(y, { x: c.x, y: c.y, width: c.width,
			    height: c.height });
			continue;
		}
		const right = Math.max(line.x + line.width, c.x + c.width);
		line.x = Math.min(line.x, c.x);
		line.width = right - line.x;
	}
	return [...lines.values()];
}

function inkOf(box) {
	const height = box.height * INK_SHARE;
	return {
		x: box.x, width: box.width,
		y: box.y + (box.height - height) / 2, height,
	};
}

/* Separating axes: do two convex quads share more than the tolerance? */
function overlap(a, b) {
	for (const quad of [a, b]) {
		for (let i = 0; i < 2; i++) {
			const dx = quad[i + 1].x - quad[i].x;
			const dy = quad[i + 1].y - quad[i].y;
			const length = Math.hypot(dx, dy) || 1;
			const along = (p) => (p.x * dx + p.y * dy) / length;
			const pa = a.map(along), pb = b.map(along);
			const shared =
			    Math.min(Math.max(...pa), Math.max(...pb)) -
			    Math.max(Math.min(...pa), Math.min(...pb));
			if (shared <= TOLERANCE)
				return false;
		}
	}
	return true;
}

function checkOverlaps(labels, where) {
	labels.sort((a, b) => a.bounds.top - b.bounds.top);
	labels.forEach((a, i) => {
		for (let j = i + 1; j < labels.length; j++) {
			const b = labels[j];
			if (b.bounds.top > a.bounds.bottom)
				break;
			if (a.group !== b.group && overlap(a.quad, b.quad))
				problems.add(`"${shorten(a.text)}" and ` +
				    `"${shorten(b.text)}" overlap in ${where}`);
		}
	});
}

function checkChart(svg) {
	const frame = svg.getBoundingClientRect();
	const where = describe(svg);
	const labels = [];

	for (const text of svg.querySelectorAll("text")) {
		if (!shown(text))
			continue;
		const matrix = text.getScreenCTM();
		for (const box of linesOf(text)) {
			const out = excess(boundsOf(quadOf(box, matrix)), frame);
			const quad = quadOf(inkOf(box), matrix);
			if (out)
				problems.add(`"${shorten(wordsOf(text))}" ` +
				    `leaves ${where} by ${out} px`);
			labels.push({ text: wordsOf(text), quad,
			    group: text, bounds: boundsOf(quad) });
		}
	}
	const out = Math.max(0, ...[...svg.querySelectorAll("use")]
	    .filter((glyph) => shown(glyph) && !glyph.closest("[clip-path]"))
	    .map((glyph) => excess(glyph.getBoundingClientRect(), frame)));
	if (out)
		problems.add(`a drawn letter leaves ${where} by ${out} px`);
	checkOverlaps(labels, where);
}

/* Text in HTML. */

const blockOf = remembering((element) =>
	/^(inline|contents|ruby)$/.test(getComputedStyle(element).display) &&
	    element.parentElement ? blockOf(element.parentElement) : element);

/* Taken out of sight on purpose, for screen readers. */
const onlyForReaders = remembering((element) => {
	if (!element)
		return false;
	const style = getComputedStyle(element);
	return style.clipPath !== "none" || style.clip !== "auto" ||
	    (style.position === "absolute" && element.offsetWidth <= 1) ||
	    onlyForReaders(element.parentElement);
});

const isRead = remembering((element) => shown(element) &&
    !element.closest("svg, script, style") && !onlyForReaders(element));

const frameOf = remembering((element) => {
	const style = getComputedStyle(element);
	return {
		box: element.getBoundingClientRect(),
		scrolls: /auto|scroll/.test(style.overflowX + style.overflowY),
		flat: style.display === "contents",
		apart: /absolute|fixed/.test(style.position),
		how: /hidden|clip/.test(style.overflow) ? "is cut off by" :
		    "leaves",
	};
});

/* The first ancestor that the line sticks out of or is cut by, as text. */
function leaves(rect, block) {
	for (let e = block; e && e !== root; e = e.parentElement) {
		const frame = frameOf(e);
		if (frame.scrolls)
			return null;
		const out = excess(rect, frame.box);
		if (out && !frame.flat)
			return `${frame.how} ${describe(e)} by ${out} px`;
		if (frame.apart)
			return null;
	}
	return null;
}

/* Each line of the text is in place; puts it among the labels. */
function checkLines(node, element, labels) {
	const range = document.createRange();
	const block = blockOf(element);

	range.selectNodeContents(node);
	for (const rect of range.getClientRects()) {
		if (rect.width === 0)
			continue;
		const out = leaves(rect, block);
		if (out) {
			problems.add(`"${shorten(node.data)}" ${out}`);
			return;
		}
		const quad = quadOf(inkOf(rect), null);
		labels.push({ text: node.data, quad, group: block,
		    bounds: boundsOf(quad) });
	}
}

function checkHtmlText() {
	const walker = document.createTreeWalker(document.body, 4);
	const labels = [];

	for (let node; (node = walker.nextNode());) {
		const element = node.parentElement;
		if (!node.data.trim() || !isRead(element))
			continue;
		if (!sameLayout)
			checkLines(node, element, labels);
		checkContrast(node.data, getComputedStyle(element).color,
		    backgroundOf(element));
	}
	checkOverlaps(labels, "the page");
}

/* Pictures that did not load, or are so small that nobody reads them. */
function checkPictures() {
	for (const image of document.images) {
		const name = image.currentSrc.split("/").pop();
		const width = image.getBoundingClientRect().width;
		const share = Math.round(100 * width / image.naturalWidth);
		if (!shown(image))
			continue;
		if (image.naturalWidth === 0)
			problems.add(`the picture ${name} is not there`);
		else if (share < MIN_SHARE)
			problems.add(`the picture ${name} is shrunk to ${share} %`);
	}
}

/* What is above the sections, or the whole page, and each section. */
function partsOf() {
	const sections = [...document.querySelectorAll("main > section[id]")];
	const boxes = sections.map((s) => s.getBoundingClientRect());
	const pad = parseFloat(getComputedStyle(root).scrollPaddingTop) || 0;
	const first = boxes.length ? boxes[0].top : root.scrollHeight;

	return [{ id: "", top: 0, height: Math.ceil(first) },
	    ...sections.map((section, i) => ({ id: section.id,
		top: Math.floor(boxes[i].top - pad),
		height: Math.ceil(boxes[i].height + pad) }))];
}

const tall = document.body && document.body.getBoundingClientRect().height;
const size = [root.scrollWidth, root.clientWidth, tall].join();
const sameLayout = size === lightSize;
checkPageWidth();
document.querySelectorAll("svg").forEach((svg) => {
	if (!svg.ownerSVGElement && shown(svg)) {
		if (!sameLayout)
			checkChart(svg);
		checkChartContrast(svg);
	}
});
if (document.body)
	checkHtmlText();
checkPictures();
const links = [...document.querySelectorAll("[href], [src], [srcset]")].map(
    (e) => ["href", "src", "srcset"].map((name) => e.getAttribute(name)))
    .flat().filter((link) => link !== null);
return {
	problems: [...problems], links, size,
	ids: [...document.querySelectorAll("[id]")].map((e) => e.id),
	parts: partsOf(),
};
})
