// @ts-check
// The module of the settings: it offers all time zones that the browser knows,
// instead of the usual ones.

const list = document.getElementById("zones");
if (list && "supportedValuesOf" in Intl) {
	list.replaceChildren();
	for (const zone of ["UTC", ...Intl.supportedValuesOf("timeZone")]) {
		const option = document.createElement("option");
		option.value = zone;
		list.append(option);
	}
}
