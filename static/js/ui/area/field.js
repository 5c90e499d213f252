import { $ } from '../../core/dom.js';
import { _ } from '../../core/messages.js';
import { areaEditor } from './editor.js';
import { LARGEST_FILE, outlineIn } from './geojson.js';

/**
 * Joins the map, the text field and the file chooser: the text field is what is sent, the others write into it.
 * @param {L.Map} map
 * @param {import('geojson').Polygon | import('geojson').MultiPolygon | null} fallback the kit's area
 */
export function areaField(map, fallback) {
  const text = /** @type {HTMLTextAreaElement} */ ($('#area'));
  const file = /** @type {HTMLInputElement} */ ($('#area_file'));
  const says = $('#area-says');
  const write = (/** @type {object} */ area) => { text.value = JSON.stringify(area); };
  const editor = areaEditor(map, {
    fallback,
    onDrawn: (area) => { write(area); show(_('Drawn. Pull the corners to change it.')); },
    onPulled: write,
  });

  /** @param {string} [sentence] */
  function show(sentence) {
    const area = outlineIn(text.value);
    const unread = text.value.trim() !== '' && !area;
    editor.show(area);
    says.textContent = unread ? _('This text is not one outline in GeoJSON. It is checked when you send the form.')
      : sentence ?? (area ? _('Own area.') : _('The area of the city kit.'));
    $('#area-clear').hidden = text.value.trim() === '';
  }

  /** @param {'Polygon' | 'Rectangle'} shape @param {string} sentence */
  async function draw(shape, sentence) {
    const started = await editor.startDrawing(shape);
    says.textContent = started ? sentence : _('Drawing cannot be loaded. Upload a file instead.');
  }

  async function upload() {
    const chosen = file.files?.[0];
    // What cannot be previewed stays in the chooser: the server says what is wrong with it.
    const content = chosen && chosen.size <= LARGEST_FILE ? await chosen.text() : '';
    if (!outlineIn(content)) return;
    text.value = JSON.stringify(outlineIn(content));
    file.value = '';
    show(_('Taken from %(file)s.', { file: chosen?.name ?? '' }));
  }

  $('#area-draw').addEventListener('click', () => draw('Polygon', _('Tap each corner on the map; tap the first one again to finish.')));
  $('#area-box').addEventListener('click', () => draw('Rectangle', _('Tap one corner on the map, then the opposite one.')));
  $('#area-clear').addEventListener('click', () => { editor.stopDrawing(); text.value = ''; show(); });
  text.addEventListener('change', () => show());
  file.addEventListener('change', upload);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') editor.stopDrawing(); });
  show();
}
