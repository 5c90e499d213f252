import { clock } from '../core/format.js';

/** The server writes its own time of day; here every moment is said on the reader's clock. */
export function sayClocks(root = document) {
  for (const time of /** @type {NodeListOf<HTMLTimeElement>} */ (root.querySelectorAll('time[data-clock]'))) {
    time.textContent = clock(time.dateTime);
  }
}
