// @ts-check
// Keeps the teacher's page of a session and the wall up to date, over an event stream.
// Without it, both are reloaded by hand or by themselves and work as well.
//
// - An event holds the whole part that changes. It takes the place of the old one,
//   unless it is older; what had the focus or was unfolded, has and is so again.
// - A stream that is silent for too long is opened anew; so is one after sleep.
// - A tap right after the phase has changed was meant for what was there before, and
//   presses nothing.

/** After how much silence a stream is given up, in milliseconds: two pings and a half. */
const SILENCE = 25_000;

/** How long what came in takes no tap, in milliseconds. */
const SETTLE = 500;

let source = /** @type {EventSource | null} */ (null);
let heard = 0;
let settled = -SETTLE;
/** When the clock that is shown runs out, and by which element it was said. */
let clock = { of: /** @type {Element | null} */ (null), end: 0 };

const board = () => /** @type {HTMLElement | null} */ (document.querySelector("[data-feed]"));

function follow() {
	source?.close();
	source = null;
	const feed = board()?.dataset.feed;
	if (!feed || document.hidden) return;
	heard = performance.now();
	const stream = new EventSource(feed);
	source = stream;
	const alive = () => {
		heard = performance.now();
		lost(false);
	};
	stream.addEventListener("ping", alive);
	stream.addEventListener("screen", (event) => {
		alive();
		if (board()?.dataset.feed !== feed) return follow();
		show(event.data);
	});
	stream.addEventListener("error", () => {
		lost(true);
		if (stream.readyState === EventSource.CLOSED && source === stream) setTimeout(follow, 500 + Math.random() * 1000);
	});
}

/** @param {boolean} is whether the stream is gone */
function lost(is) {
	const notice = document.querySelector("[data-lost]");
	if (notice instanceof HTMLElement) notice.hidden = !is;
}

/** Shows a newer state. @param {string} html */
function show(html) {
	const old = board();
	const next = new DOMParser().parseFromString(html, "text/html").querySelector("[data-feed]");
	if (!old || !(next instanceof HTMLElement) || Number(next.dataset.version) < Number(old.dataset.version)) return;
	const turned = next.dataset.phase !== old.dataset.phase || next.dataset.version !== old.dataset.version && old.dataset.say !== next.dataset.say;
	const focus = document.activeElement;
	const held = focus && old.contains(focus) ? key(focus) : "";
	unfold(old, next);
	old.replaceWith(next);
	if (turned) settled = performance.now();
	if (held) refocus(next, held);
	if (turned) say(next.dataset.say ?? "");
	tick();
}

/** What tells a control from the others of the page. @param {Element} element */
function key(element) {
	const fold = element.matches("summary") ? element.parentElement?.id : "";
	return element.id || (fold ? "fold " + fold : [element.getAttribute("name"), element.getAttribute("value"), element.getAttribute("href")].join(" "));
}

/** What was pressed last beside the steps, and how far the page was scrolled. */
let beside = /** @type {{ held: string, byKey: boolean, top: number } | null} */ (null);

document.addEventListener("click", (event) => {
	const button = event.target instanceof Element ? event.target.closest("[data-feed] button") : null;
	beside = button && !button.closest(".steps, #ending") ? { held: key(button), byKey: !event.detail, top: scrollY } : null;
}, true);

// Whoever removes a pupil or locks the door goes on where they were: the page that the
// answer brings keeps its folds and its place, and for the keyboard the focus. A step leads
// to the next one instead.
new MutationObserver((changes) => {
	const old = changes.flatMap((c) => [...c.removedNodes]).find((n) => n instanceof HTMLElement && n.matches("main"));
	const next = board();
	if (!(old instanceof HTMLElement) || !next || !beside) return;
	unfold(old, next);
	scrollTo(0, beside.top);
	const { held, byKey } = beside;
	beside = null;
	if (byKey) refocus(next, [...next.querySelectorAll("button")].some((b) => key(b) === held) ? held : "fold people");
}).observe(document.body, { childList: true });

/** Unfolds what was unfolded. @param {HTMLElement} old @param {HTMLElement} next */
function unfold(old, next) {
	for (const fold of old.querySelectorAll("details[id]")) {
		const same = next.querySelector(`details[id="${fold.id}"]`);
		if (same instanceof HTMLDetailsElement && fold instanceof HTMLDetailsElement) same.open = fold.open;
	}
}

/** @param {HTMLElement} within @param {string} held the key of what had the focus */
function refocus(within, held) {
	const same = [...within.querySelectorAll("a, button, summary")].find((element) => key(element) === held);
	const next = same ?? within.querySelector("[data-focus]") ?? document.querySelector("main");
	if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}

/** Speaks through the live region. @param {string} words */
function say(words) {
	const live = document.getElementById("live");
	if (live) live.textContent = words;
}

/** Counts the clock down that the page shows. */
function tick() {
	const shown = document.querySelector("[data-left]");
	if (!(shown instanceof HTMLElement)) return;
	if (clock.of !== shown) clock = { of: shown, end: performance.now() + Number(shown.dataset.left) };
	const seconds = Math.max(0, Math.ceil((clock.end - performance.now()) / 1000));
	const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
	if (shown.textContent !== text) shown.textContent = text;
}

document.addEventListener("click", (event) => {
	if (!event.detail || event.timeStamp > settled + SETTLE || !(event.target instanceof Element) || !event.target.closest("[data-feed]")) return;
	event.preventDefault();
	event.stopPropagation();
}, true);

for (const wake of ["online", "pageshow"]) addEventListener(wake, follow);
document.addEventListener("visibilitychange", follow);
addEventListener("pagehide", () => source?.close());
setInterval(tick, 200);
setInterval(() => {
	if (source && performance.now() > heard + SILENCE) follow();
	if (!source && board() && !document.hidden) follow();
}, 5000);
follow();
