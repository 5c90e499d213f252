/** The projector: it shows, never asks, and comes back by itself. */
import { start } from '../core/app.js';
import { showBase } from '../map/base/show.js';
import { createBase } from '../map/base/store.js';
import { showLayers } from '../map/layers.js';
import { stayAwake } from '../ui/screen/awake.js';
import { startLost } from '../ui/screen/lost.js';
import { createNumbers } from '../ui/screen/numbers.js';
import { startResults } from '../ui/screen/results.js';
import { startScenes } from '../ui/screen/scenes.js';
import { startShown } from '../ui/screen/shown.js';
import { startSide } from '../ui/screen/side.js';
import { startStage } from '../ui/screen/stage.js';
import { startTotals } from '../ui/screen/totals.js';

stayAwake();
const app = await start('screen');
const numbers = createNumbers(app);
void showLayers(app.map, app.store);
showBase(app.map, createBase(app.store));
startSide(app);
startTotals(app, numbers);
startResults(app, numbers);
const stage = startStage(app, numbers);
startScenes(app, numbers, stage);
startShown(app, stage.focus);
startLost(app);
