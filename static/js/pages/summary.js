/** The outcome: the page is whole without this; here the map is drawn and what is shown can be chosen at once. */
import { loadMessages } from '../core/messages.js';
import { sayClocks } from '../ui/clocks.js';
import { startFilters } from '../ui/summary/filters.js';
import { startMap } from '../ui/summary/outcome_map.js';
import { ideaRows, linkRows } from '../ui/summary/rows.js';

/** @type {Awaited<ReturnType<typeof startMap>> | null} */
let map = null;
/** @type {Set<string>} */
let shown = new Set();

sayClocks();
await loadMessages();
const rows = ideaRows();
const links = linkRows(rows, (id) => map?.point(id));
startFilters(rows, (ids) => {
  shown = ids;
  map?.show(ids);
});
map = await startMap(links.mark);
map.show(shown);
