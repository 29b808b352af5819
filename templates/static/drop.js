// @ts-check
// The module of pages that take a deck's file: one that is dropped anywhere on
// the page is sent by its form.

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
