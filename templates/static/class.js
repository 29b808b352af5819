// @ts-check
// A pupil's page in a class. Without it the page is a plain form and loads itself anew
// while it waits.
//
// - The page follows the class by an event stream, which begins with the whole state:
//   what was missed asleep, without a network or in the background needs no catching up.
// - An answer is sending, stored or not stored, in words. While nobody knows, it is kept
//   in this browser and sent again, as it was: the class takes it once.

/** @typedef {{ of: string, round: string, body: string, label: string }} Pending an answer of which nobody knows whether it is stored */

/** How long the program may take to answer, and how long a stream may be silent, in ms. */
const PATIENCE = 10_000;
const SILENCE = 25_000;

const KEPT = "quiz-answer";

/** @type {EventSource | null} */
let stream = null;
let heard = 0;
let misses = 0;
let sending = false;
/** When the phase turns, by this page's own even clock. */
let turns = 0;

/** Which class this is, and who in it. */
const who = () => document.querySelector("main")?.dataset.class ?? "";
/** @param {string} name where a part of this page is */
const below = (name) => `${document.querySelector("main")?.dataset.at}/${name}`;
const mine = () => /** @type {HTMLElement} */ (document.getElementById("mine"));
const screen_ = () => /** @type {HTMLElement} */ (document.getElementById("screen"));
const part = () => /** @type {HTMLElement | null} */ (document.querySelector("#screen [data-kind]"));

// ---- Following the class

function follow() {
	stream?.close();
	stream = null;
	if (document.hidden) return;
	heard = performance.now();
	const s = (stream = new EventSource(below("events")));
	s.addEventListener("ping", () => (heard = performance.now()));
	s.addEventListener("screen", (event) => {
		heard = performance.now();
		misses = 0;
		lost(false);
		show(JSON.parse(event.data));
		if (part()?.dataset.kind === "ended" || part()?.dataset.kind === "removed") s.close();
	});
	s.addEventListener("error", () => {
		s.close();
		if (s !== stream) return;
		stream = null;
		lost(++misses > 1);
		setTimeout(misses > 3 ? ask : follow, 500 + Math.random() * 1500);
	});
}

// Whoever is no longer in the class learns it from the page. It is asked for first: where
// nobody answers, the browser's own page about that would never come back.
async function ask() {
	const answer = await fetch(location.href, { method: "HEAD", signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
	if (answer && answer.status < 500 && answer.status !== 429) return location.reload();
	if (!stream) follow();
}

/** Says that no stream comes. @param {boolean} is whether the program can't be reached */
const lost = (is) => document.querySelector("[data-lost]")?.toggleAttribute("hidden", !is);

setInterval(() => {
	if (stream && performance.now() - heard > SILENCE) follow();
}, 5000);

/** @param {{ screen: string, mine: string }} state */
function show(state) {
	const before = part();
	const typed = before?.querySelector("input[name=text]");
	const text = typed instanceof HTMLInputElement ? typed.value : "";
	const ticked = [...(before?.querySelectorAll("input:checked") ?? [])].map((box) => box.getAttribute("name"));
	const busy = before?.contains(document.activeElement);
	const was = before ? { kind: before.dataset.kind, round: before.dataset.round } : {};
	fill(screen_(), state.screen);
	fill(mine(), state.mine);
	const now = part();
	if (!now) return;
	const same = was.round === now.dataset.round && was.kind === now.dataset.kind;
	const field = now.querySelector("input[name=text]");
	if (same && field instanceof HTMLInputElement) {
		field.value = text;
		if (busy) field.focus({ preventScroll: true });
	}
	if (same) for (const name of ticked) now.querySelector(`[name="${name}"]`)?.setAttribute("checked", "");
	clock();
	resume();
	if (same) return;
	scrollTo(0, 0);
	const heading = now.querySelector("h1");
	if (field instanceof HTMLInputElement) field.focus({ preventScroll: true });
	else heading?.focus({ preventScroll: true });
	say([mine().querySelector(".verdict")?.textContent, heading?.textContent].filter(Boolean).join(". "));
}

/** @param {HTMLElement} place @param {string} html what it holds from now on */
function fill(place, html) {
	const made = new DOMParser().parseFromString(html, "text/html").body;
	for (const field of made.querySelectorAll("[autofocus]")) field.removeAttribute("autofocus"); // show does it
	place.replaceChildren(...made.childNodes);
}

// ---- The clock

function clock() {
	const left = mine().querySelector("[data-left]");
	turns = left instanceof HTMLElement ? performance.now() + Number(left.dataset.left) : 0;
	tick();
}

function tick() {
	const face = mine().querySelector(".clock");
	if (!face || !turns) return;
	const seconds = Math.max(0, Math.ceil((turns - performance.now()) / 1000));
	face.textContent = seconds === 1 ? "1 second left" : `${seconds} seconds left`;
}

setInterval(tick, 500);

// ---- Answering

document.addEventListener("submit", (event) => {
	const form = event.target;
	if (!(form instanceof HTMLFormElement) || !form.matches("[data-answer]")) return;
	event.preventDefault();
	if (sending) return;
	if (kept()) return send(); // another tab was first, and has not heard yet
	const button = event.submitter instanceof HTMLElement ? event.submitter : null;
	const body = new URLSearchParams();
	for (const [name, value] of new FormData(form, button)) body.append(name, String(value));
	if ([...body.keys()].length < 2) return state("unstored", "Choose something first.");
	const words = [...form.querySelectorAll("label:has(:checked) .text")].map((t) => t.textContent?.trim());
	const label = button?.matches(".option") ? button.textContent : words.join(", ") || body.get("text");
	keep({ of: who(), round: body.get("round") ?? "", body: String(body), label: (label ?? "").trim() });
	send();
});

async function send() {
	const answer = kept();
	if (!answer || sending) return;
	sending = true;
	lock(true);
	state("sending", "Sending…");
	let wait = 1000;
	try {
		for (;;) {
			const told = await post(answer.body);
			if (told) {
				keep(null);
				return tell(told, answer);
			}
			state("sending", "Not stored yet. Sending again…");
			await new Promise((done) => setTimeout(done, wait * (0.5 + Math.random())));
			wait = Math.min(wait * 2, 8000);
			if (kept()?.body !== answer.body) return; // another tab has seen it through
		}
	} finally {
		sending = false;
	}
}

/** Sends an answer once. Nothing comes back while nobody knows. @param {string} body */
async function post(body) {
	try {
		const response = await fetch(below("answers"), {
			method: "POST",
			body: new URLSearchParams(body),
			headers: { "Quiz-Fragment": "1" },
			signal: AbortSignal.timeout(PATIENCE),
		});
		if (response.status >= 500 || response.status === 429) return null;
		return response.ok ? await response.json() : { status: "outside" };
	} catch {
		return null;
	}
}

/** @param {{ status: string, stands?: string }} told @param {Pending} answer */
function tell(told, answer) {
	if (told.status === "stored") return state("stored", `Stored: ${answer.label}`);
	if (told.status === "another") {
		state("stored", "Stored is what you answered before. The first answer counts.");
		return follow(); // which shows what it was
	}
	if (told.status === "early") {
		lock(false);
		return state("unstored", "Not stored: answering has not begun. Send it again when it has.");
	}
	if (told.status === "late") return state("unstored", "Not stored: time was up.");
	location.reload();
}

/** Takes up what was on its way when the page was left. */
function resume() {
	const answer = kept();
	if (!answer) return;
	if (part()?.dataset.round === answer.round || !sending) send();
}

/** @param {boolean} on whether the form takes no answer */
function lock(on) {
	for (const control of document.querySelectorAll("[data-answer] :is(button, input:not([type=hidden]))")) {
		if (control instanceof HTMLButtonElement || control instanceof HTMLInputElement) control.disabled = on;
	}
}

/** @param {string} name @param {string} words */
function state(name, words) {
	const line = mine().querySelector("[data-state]");
	if (!(line instanceof HTMLElement)) return;
	line.dataset.state = name;
	line.textContent = words;
}

// ---- What is kept in the browser, where it may

let memory = /** @type {Pending | null} */ (null);

/** @returns {Pending | null} */
function kept() {
	let answer = memory;
	try {
		answer = JSON.parse(localStorage.getItem(KEPT) ?? "null") ?? memory;
	} catch {}
	if (!answer || answer.of === who()) return answer;
	keep(null); // another class, or another pupil at this tablet
	return null;
}

/** @param {Pending | null} answer null for none any more */
function keep(answer) {
	memory = answer;
	try {
		answer ? localStorage.setItem(KEPT, JSON.stringify(answer)) : localStorage.removeItem(KEPT);
	} catch {} // a private tab: it is kept in this page alone
}

/** @param {string} words */
function say(words) {
	const live = document.getElementById("live");
	if (!live) return;
	live.textContent = "";
	setTimeout(() => (live.textContent = words), 100);
}

for (const moment of ["online", "pageshow"]) addEventListener(moment, follow);
document.addEventListener("visibilitychange", follow);
document.addEventListener("submit", (event) => {
	if (event.target instanceof HTMLFormElement && event.target.action.endsWith("/leave")) keep(null);
}, true);
clock();
resume();
