import { $ } from '../core/dom.js';
import { loadMessages } from '../core/messages.js';
import { page } from '../core/page.js';
import { showLayers } from '../map/layers.js';
import { areaField } from '../ui/area/field.js';

/** Choosing another kit asks the server for its map, languages and agenda; what was typed comes back with it. */
function followKit() {
  const kit = document.querySelector('#kit');
  const form = /** @type {HTMLFormElement} */ ($('#workshop-form'));
  if (!kit) return;
  const use = /** @type {HTMLButtonElement} */ ($('#use-kit'));
  use.hidden = true;
  kit.addEventListener('change', () => form.requestSubmit(use));
}

/** A step that is left out needs no minutes; what was there comes back with it. */
function followSteps() {
  for (const box of document.querySelectorAll('input[data-step]')) {
    const use = /** @type {HTMLInputElement} */ (box);
    const minutes = /** @type {HTMLInputElement} */ ($(`#agenda-${use.dataset.step}-minutes`));
    const follow = () => { minutes.readOnly = !use.checked; };
    use.addEventListener('change', follow);
    follow();
  }
}

function startMap() {
  for (const tools of document.querySelectorAll('.needs-script')) /** @type {HTMLElement} */ (tools).hidden = false;
  $('#btn-zoom-in').addEventListener('click', () => window.cocreateMap.zoomIn());
  $('#btn-zoom-out').addEventListener('click', () => window.cocreateMap.zoomOut());
}

followKit();
followSteps();
startMap();
document.getElementById('problems')?.focus();
await loadMessages();
areaField(window.cocreateMap, page.area ?? null);
// The ground alone: the area is still being decided, and drawn by its own field.
const noArea = /** @type {import('../types').Store} */ (/** @type {unknown} */ ({ state: { workshop: { area: null } }, on: () => () => {} }));
await showLayers(window.cocreateMap, noArea);
