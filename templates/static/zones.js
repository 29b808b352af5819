// @ts-check
// The module of the settings: it offers all time zones that the browser knows,
// instead of the usual ones.

const list = document.getElementById("zone");
if (list instanceof HTMLSelectElement && "supportedValuesOf" in Intl) {
	const regions = new Map();
	for (const zone of new Set([list.value, "UTC", ...Intl.supportedValuesOf("timeZone")])) {
		const [region, ...place] = zone.split("/");
		const option = new Option(place.join(", ").replaceAll("_", " ") || zone, zone, zone === list.value, zone === list.value);
		regions.set(region, [...(regions.get(region) ?? []), option]);
	}
	list.replaceChildren(...Array.from(regions, ([region, options]) => {
		const group = document.createElement("optgroup");
		group.label = region;
		group.append(...options);
		return group;
	}));
}
