/** The facilitator's console: one page that runs the evening. */
import { start } from '../core/app.js';
import { _ } from '../core/messages.js';
import { showBase } from '../map/base/show.js';
import { createBase } from '../map/base/store.js';
import { startControls } from '../map/controls.js';
import { showIdeas } from '../map/ideas.js';
import { showLayers } from '../map/layers.js';
import { openChooser } from '../ui/chooser.js';
import { createActs } from '../ui/console/acts.js';
import { startAgenda } from '../ui/console/agenda.js';
import { createComments } from '../ui/console/comments.js';
import { startFoot } from '../ui/console/foot.js';
import { openIdea } from '../ui/console/idea.js';
import { startLinks } from '../ui/console/links.js';
import { openPicker } from '../ui/console/picker.js';
import { startQueue } from '../ui/console/queue.js';
import { startStream } from '../ui/console/stream.js';
import { startTop } from '../ui/console/top.js';
import { startView } from '../ui/console/view.js';

startLinks();
const app = await start('staff');
const acts = createActs(app);
const comments = createComments(app);
// A name taken off is in comments that no opened idea holds.
acts.on(comments.refresh);
const open = (/** @type {string} */ id) => openIdea(app, acts, id);

void showLayers(app.map, app.store);
showBase(app.map, createBase(app.store));
app.ideas = showIdeas(app.map, app.store, { onTap: tapped, filter: (idea) => idea.state === 'open' });
startControls(app);
startTop(app);
startAgenda(app, acts);
startView(app);
startStream(app, acts, comments, open);
startQueue(app, acts, comments, open);
startFoot(app, acts, () => openPicker(app, { title: _('Show an idea'), choose: acts.show }));

/**
 * @param {string[]} ids
 * @param {L.LatLng} at
 */
function tapped(ids, at) {
  if (ids.length > 1) openChooser(app, ids, at, open);
  else if (ids.length) open(ids[0]);
}
