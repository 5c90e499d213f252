/** Waiting for what the server makes: how far it is, then the page or file itself. Without this the page loads itself again. */

const EVERY_MS = 700;
const bar = /** @type {HTMLProgressElement} */ (document.getElementById('progress'));
const words = /** @type {HTMLElement} */ (document.getElementById('told'));

/** One look; true when there is nothing left to wait for. */
async function look() {
  const answer = await fetch(/** @type {string} */ (bar.dataset.url), { headers: { Accept: 'application/json' } });
  // What is not known any more is asked for anew by loading the page.
  if (!answer.ok) return answer.status === 404;
  const { state, percent, told } = await answer.json();
  bar.value = percent;
  if (words.textContent !== told) words.textContent = told;
  return state === 'done' || state === 'failed';
}

async function wait() {
  // A line that breaks is tried again; the work goes on meanwhile.
  const ended = await look().catch(() => false);
  if (ended) location.reload();
  else setTimeout(wait, EVERY_MS);
}

await wait();

export {};
