// @ts-check
// The browser's module: it makes a sitting flow without leaving the page. Every
// form and link that it takes over works without it, and leads to the same page.
//
// - A form with data-swap is posted by fetch, a link with data-swap fetched; the
//   main part of what comes back takes the place of the one that is shown.
// - A question's entry of the history becomes its answer's, and Next makes one: Back leads from answer to answer.
// - Keys 1 to 9 choose an option; Enter and Space go on, Enter sends a set; what has
//   data-press is pressed by that key. What is typed while an answer's field waits goes into
//   the field, and a letter in the midst of typing, or within two seconds after a typed
//   answer was checked, presses nothing. With data-letters="off" on the body none ever does.
// - An answer that did not arrive stays on the page and is sent again with the
//   same key, so that it is stored once.

/** How long the program may take to answer, in milliseconds. */
const PATIENCE = 15_000;
/** Statuses after which an answer may not have been stored. */
const UNSURE = new Set([500, 502, 503, 504]);

/** How soon after a key that does nothing a letter is part of typing, in milliseconds. */
const RUN = 1000;

/** How long a page that took another's place takes no tap, in milliseconds. */
const SETTLE = 500;

/** The address of what is shown. */
let at = location.href.split("#")[0];
/** True while something is on its way: nothing else is sent meanwhile. */
let busy = false;

/** When the page took the place of another of this site. */
let since = document.querySelector("main.study") && document.referrer ? performance.now() : -SETTLE;

/** The field that an answer was last typed in. */
let field = /** @type {HTMLInputElement | null} */ (null);
/** True once that field was left by Escape: letters are keys then. */
let left = false;
/** True from an undo by its key until what it brings is shown: the page goes on to take keys. */
let undoing = false;
/** When a key was last typed that does nothing; after a typed answer, a RUN ahead: two seconds without letters. */
let idle = -RUN;
// What is read first has the focus: from there the first option is one Tab away.
document.querySelector(".stem[data-focus]")?.focus({ preventScroll: true });

document.addEventListener("submit", (event) => {
	const form = event.target;
	if (!(form instanceof HTMLFormElement) || !form.matches("[data-swap]")) return;
	event.preventDefault();
	const box = form.querySelector("[type=checkbox]");
	if (box instanceof HTMLElement && event.submitter?.matches("[data-send]") && !form.querySelector(":checked")) return box.focus();
	const button = event.submitter instanceof HTMLElement ? event.submitter : null;
	const body = new URLSearchParams();
	for (const [name, value] of new FormData(form, button)) body.append(name, String(value));
	for (const chosen of form.querySelectorAll("[data-chosen]")) chosen.removeAttribute("data-chosen");
	button?.setAttribute("data-chosen", "");
	send(form, form.action, { method: "POST", body });
});

// The second tap of two is not meant for a page that came in between. A click by key counts none.
document.addEventListener("click", (event) => {
	if (!event.detail || event.timeStamp > since + SETTLE) return;
	event.preventDefault();
	event.stopPropagation();
}, true);

document.addEventListener("click", (event) => {
	if (!(event.target instanceof Element)) return;
	const link = event.target.closest("a[data-swap]");
	if (!(link instanceof HTMLAnchorElement) || event.button || modified(event)) return;
	event.preventDefault();
	send(link.parentElement ?? link, link.href, {});
});

document.addEventListener("keydown", (event) => {
	const open = document.querySelector(":popover-open");
	if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
	if (event.key === "Enter" && event.repeat) return event.preventDefault();
	const more = event.key === "Enter" && event.target.closest?.(".field:has([enterkeyhint=next])")?.nextElementSibling?.querySelector("input");
	if (more) return event.preventDefault(), more.focus();
	if (event.key === "Escape" && typing(event.target) && !open) {
		left = true;
		const stem = document.querySelector("main .stem");
		return stem instanceof HTMLElement ? stem.focus({ preventScroll: true }) : event.target.blur();
	}
	if (event.repeat || typing(event.target) || open && event.key !== "?") return;
	if (!intoField(event) && !modified(event)) act(event);
});

document.addEventListener("focusin", (event) => {
	for (const sheet of document.querySelectorAll(":popover-open")) if (!sheet.contains(event.target)) sheet.hidePopover();
	if (!typing(event.target)) return;
	left = false;
	if (event.target.matches("[data-screen=ask] > form input")) field = event.target;
});

// What was wrong is so no more once it is changed; of two alike lists, both.
document.addEventListener("change", ({ target }) => {
	const wrong = [...document.querySelectorAll("[aria-invalid=true]")];
	const fine = (one) => one.value && !wrong.some((other) => other !== one && other.value === one.value);
	if (!wrong.includes(target)) return;
	for (const one of wrong) if ((one === target || one.matches("select")) && fine(one)) one.setAttribute("aria-invalid", "false");
});

/**
 * Lets a sign that is typed beside the field of an answer go into it; after
 * Escape, only one that is no key. Says whether it does.
 * @param {KeyboardEvent} event
 */
function intoField(event) {
	if (!field?.isConnected) field = document.querySelector("[data-screen=ask] input[type=text][data-focus]");
	if (!field || !/^[^\s?]$/u.test(event.key) || left && pressed(event.key)) return false;
	field.focus();
	return true;
}

/** @param {KeyboardEvent} event a key, which does what it stands for */
function act(event) {
	if (/^[1-9]$/.test(event.key)) choose(event, Number(event.key));
	else if (event.key === "Enter" || event.key === " ") goOn(event);
	else if (event.key.length === 1 && (event.timeStamp < idle + RUN || !press(event))) idle = Math.max(idle, event.timeStamp);
}

// What is shown on demand takes the focus, so that it is read next.
document.addEventListener("toggle", (event) => {
	const shown = event.target;
	if (event.newState !== "open" || !(shown instanceof HTMLElement) || shown.contains(document.activeElement?.closest("[popover]") ?? null)) return;
	const back = shown.querySelector("[data-back]");
	if (back instanceof HTMLElement) back.focus();
}, true);

// One sheet at a time, so that what is closed leads back to the page.
document.addEventListener("beforetoggle", (event) => {
	if (event.newState !== "open") return;
	for (const sheet of document.querySelectorAll(":popover-open")) if (sheet !== event.target) sheet.hidePopover();
}, true);

// A page that the browser kept is out of date, and so is what Back or Forward come from.
addEventListener("pageshow", (event) => event.persisted && location.reload());
addEventListener("popstate", () => location.href.split("#")[0] === at || location.reload());

/**
 * Sends a request once and shows what comes back. What fails is said beside
 * where it was sent from, and can be sent again as it was.
 * @param {HTMLElement} from the form, or what holds the link
 * @param {string} url
 * @param {RequestInit} request
 */
async function send(from, url, request) {
	if (busy) return;
	busy = true;
	from.setAttribute("aria-busy", "true");
	from.querySelector(".failed")?.remove();
	try {
		const response = await fetch(url, {
			...request,
			headers: { "Quiz-Fragment": "1" },
			signal: AbortSignal.timeout(PATIENCE),
		});
		if (UNSURE.has(response.status)) throw new Error(response.statusText);
		show(await response.text(), response.headers.get("Content-Location") ?? response.url, request.method === "POST");
		if (from.querySelector("input[type=text]")) idle = performance.now() + RUN;
	} catch {
		failed(from, () => send(from, url, request));
	} finally {
		busy = false;
		from.removeAttribute("aria-busy");
	}
}

/** Shows the main part of a page. @param {string} html it or a fragment @param {string} url where it is @param {boolean} instead of what is shown */
function show(html, url, instead) {
	const page = new DOMParser().parseFromString(html, "text/html");
	const main = page.querySelector("main");
	if (!main) throw new Error("the answer holds no page");
	main.querySelector("[autofocus]")?.removeAttribute("autofocus"); // it is done below
	document.querySelector("main")?.replaceWith(main);
	since = performance.now();
	document.title = page.title;
	history[instead ? "replaceState" : "pushState"](null, "", url);
	at = location.href.split("#")[0];
	scrollTo(0, 0);
	left = undoing;
	undoing = false;
	const next = left && main.querySelector(".stem") || main.querySelector("[data-focus]"); // where the next action is
	if (next instanceof HTMLElement) next.focus({ preventScroll: true });
	say(main.dataset.say ?? "");
}

/** Says that what was sent may not have arrived. @param {HTMLElement} from @param {() => void} again sends it */
function failed(from, again) {
	const template = from.querySelector(":scope > template[data-failed]");
	if (!(template instanceof HTMLTemplateElement)) return;
	const notice = template.content.cloneNode(true);
	template.before(notice);
	const retry = from.querySelector("[data-retry]");
	retry?.addEventListener("click", again);
	if (retry instanceof HTMLElement) retry.focus();
}

/** Speaks through the live region, emptied first so that the same words are spoken twice. @param {string} words */
function say(words) {
	const live = document.getElementById("live");
	if (!live) return;
	live.textContent = "";
	if (words) setTimeout(() => (live.textContent = words), 100);
}

/** Chooses the nth option, if the page shows it. @param {KeyboardEvent} event @param {number} n from 1 */
function choose(event, n) {
	const options = document.querySelectorAll("main .option");
	const option = options[n - 1];
	if (!(option instanceof HTMLElement) || !option.checkVisibility()) return;
	event.preventDefault();
	option.click();
}

/**
 * Goes on from a page that only asks for that, wherever the focus rests. What the
 * focus rests on keeps its own keys; but Space does nothing on a link.
 * @param {KeyboardEvent} event
 */
function goOn(event) {
	const next = document.querySelector("main a.button[data-focus], main [data-send]");
	if (!(next instanceof HTMLElement) || event.key === " " && next.matches("[data-send]")) return;
	const own = event.target instanceof Element && event.target.closest("a, button, summary, input");
	if (own && !(own === next && event.key === " ")) return;
	event.preventDefault();
	next.click();
}

/** @param {string} key a letter, for what it presses on this page; nothing where the learner wants no letters */
function pressed(key) {
	return /^[a-z?]$/.test(key) && document.body.dataset.letters !== "off" ? document.querySelector(`main [data-press="${key}"]`) : null;
}

/**
 * Presses what a letter is for, and says whether there is anything. A field is
 * not pressed but opened.
 * @param {KeyboardEvent} event
 */
function press(event) {
	const target = pressed(event.key);
	if (!(target instanceof HTMLElement)) return false;
	event.preventDefault();
	undoing = event.key === "u";
	if (typing(target)) target.closest("[popover]")?.togglePopover(true);
	typing(target) ? target.focus() : target.click();
	return true;
}

/** @param {EventTarget | null} target whether it takes keys, to type or to choose */
function typing(target) {
	return target instanceof HTMLInputElement && target.type !== "checkbox" || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}

/** @param {KeyboardEvent | MouseEvent} event */
function modified(event) {
	const shifted = event.shiftKey && !(event instanceof KeyboardEvent && event.key === "?");
	return event.ctrlKey || event.metaKey || event.altKey || shifted;
}