// @ts-check
// The browser's module: it makes a sitting flow without leaving the page. Every
// form and link that it takes over works without it, and leads to the same page.
//
// - A form with data-swap is posted by fetch, a link with data-swap fetched; the
//   main part of what comes back takes the place of the one that is shown.
// - A sitting is one entry of the history: Back leads to where it began.
// - Keys 1 to 9 choose an option; Enter and Space go on, Enter sends a set; what has data-press is
//   pressed by that key.
// - A file that is dropped on a page that takes files is sent by its form.
// - An answer that did not arrive stays on the page and is sent again with the
//   same key, so that it is stored once.

/** How long the program may take to answer, in milliseconds. */
const PATIENCE = 15_000;

/** Statuses after which an answer may not have been stored. */
const UNSURE = new Set([500, 502, 503, 504]);

/** True while something is on its way: nothing else is sent meanwhile. */
let busy = false;

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

document.addEventListener("click", (event) => {
	if (!(event.target instanceof Element)) return;
	const link = event.target.closest("a[data-swap]");
	if (!(link instanceof HTMLAnchorElement) || event.button || modified(event)) return;
	event.preventDefault();
	send(link.parentElement ?? link, link.href, {});
});

document.addEventListener("keydown", (event) => {
	if (modified(event) || event.defaultPrevented) return;
	if (event.key === "Enter" && event.repeat) return event.preventDefault();
	if (event.key === "Escape" && typing(event.target) && !document.querySelector(":popover-open")) return event.target.blur();
	if (event.repeat || typing(event.target)) return;
	if (event.key === "?" || !document.querySelector(":popover-open")) act(event);
});

/**
 * Does what a key stands for.
 * @param {KeyboardEvent} event
 */
function act(event) {
	if (/^[1-9]$/.test(event.key)) choose(event, Number(event.key));
	else if (event.key === "Enter" || event.key === " ") goOn(event);
	else if (/^[a-z?]$/.test(event.key)) press(event);
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

// A page that the browser kept while another was shown is out of date.
addEventListener("pageshow", (event) => {
	if (event.persisted) location.reload();
});

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
		show(await response.text(), response.headers.get("Content-Location") ?? response.url);
	} catch {
		failed(from, () => send(from, url, request));
	} finally {
		busy = false;
		from.removeAttribute("aria-busy");
	}
}

/**
 * Puts the main part of a page in the place of the one that is shown.
 * @param {string} html a page or a fragment of one
 * @param {string} url where the page is
 */
function show(html, url) {
	const page = new DOMParser().parseFromString(html, "text/html");
	const main = page.querySelector("main");
	if (!main) throw new Error("the answer holds no page");
	main.querySelector("[autofocus]")?.removeAttribute("autofocus"); // focusNext does it
	document.querySelector("main")?.replaceWith(main);
	document.title = page.title;
	history.replaceState(null, "", url);
	scrollTo(0, 0);
	focusNext(main);
	say(main.dataset.say ?? "");
}

/**
 * Moves the focus to where the next action is.
 * @param {HTMLElement} main
 */
function focusNext(main) {
	const target = main.querySelector("[data-focus]");
	if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

/**
 * Says that what was sent may not have arrived, and offers to send it again.
 * @param {HTMLElement} from
 * @param {() => void} again
 */
function failed(from, again) {
	const template = from.querySelector(":scope > template[data-failed]");
	if (!(template instanceof HTMLTemplateElement)) return;
	const notice = template.content.cloneNode(true);
	template.before(notice);
	const retry = from.querySelector("[data-retry]");
	retry?.addEventListener("click", again);
	if (retry instanceof HTMLElement) retry.focus();
}

/**
 * Speaks through the live region. It is emptied first, so that the same words
 * are spoken twice.
 * @param {string} words
 */
function say(words) {
	const live = document.getElementById("live");
	if (!live) return;
	live.textContent = "";
	if (words) setTimeout(() => (live.textContent = words), 100);
}

/**
 * Chooses the option with a number, if the page shows it.
 * @param {KeyboardEvent} event
 * @param {number} n from 1
 */
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

/**
 * Presses what a letter is for. A field is not pressed but opened.
 * @param {KeyboardEvent} event
 */
function press(event) {
	const target = document.querySelector(`main [data-press="${event.key}"]`);
	if (!(target instanceof HTMLElement)) return;
	event.preventDefault();
	if (!typing(target)) return target.click();
	target.closest("[popover]")?.togglePopover(true);
	target.focus();
}

/**
 * Says whether a key belongs to what is being typed.
 * @param {EventTarget | null} target
 */
function typing(target) {
	return target instanceof HTMLInputElement && target.type !== "checkbox" || target instanceof HTMLTextAreaElement;
}

/** @param {KeyboardEvent | MouseEvent} event */
function modified(event) {
	const shifted = event.shiftKey && !(event instanceof KeyboardEvent && event.key === "?");
	return event.ctrlKey || event.metaKey || event.altKey || shifted;
}

/** Offers all time zones that the browser knows, instead of the usual ones. */
function offerZones() {
	const list = document.getElementById("zones");
	if (!list || !("supportedValuesOf" in Intl)) return;
	list.replaceChildren();
	for (const zone of ["UTC", ...Intl.supportedValuesOf("timeZone")]) {
		const option = document.createElement("option");
		option.value = zone;
		list.append(option);
	}
}

offerZones();

// Dropping a deck's file on the page that takes one.

/** The form that takes a dropped file, if the page has one. */
const dropZone = () => /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-drop]"));

/** @param {DragEvent} event */
function over(event) {
	const form = dropZone();
	if (!form || !event.dataTransfer?.types.includes("Files")) return;
	event.preventDefault();
	form.toggleAttribute("data-over", event.type === "dragover");
}

document.addEventListener("dragover", over);
document.addEventListener("dragleave", (event) => {
	if (!event.relatedTarget) dropZone()?.removeAttribute("data-over");
});
document.addEventListener("drop", (event) => {
	over(event);
	const input = dropZone()?.querySelector("input[type=file]");
	if (!(input instanceof HTMLInputElement) || !event.dataTransfer?.files.length) return;
	input.files = event.dataTransfer.files;
	input.form?.requestSubmit();
});
