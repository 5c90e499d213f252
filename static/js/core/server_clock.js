/** The server's clock as this device knows it: corrected by every `now` that arrives. */
let offset = 0;
let known = false;
let heardAt = 0;

/**
 * A delayed answer makes the server look slow, never fast: the largest offset is the truest, and it fades slowly
 * so that a clock that was set back is noticed.
 * @param {string | undefined} now ISO time the server wrote when it answered
 */
export function hearServer(now) {
  if (!now) return;
  heardAt = Math.max(heardAt, Date.parse(now));
  const heard = Date.parse(now) - Date.now();
  if (!known || heard > offset || offset - heard > 5000) offset = heard;
  else offset += (heard - offset) * 0.02;
  known = true;
}

/** Server time in milliseconds since 1970. */
export function serverNow() {
  return Date.now() + offset;
}

/** The server's time when it was last heard, in milliseconds since 1970; 0 if never. */
export function lastHeard() {
  return heardAt;
}

/**
 * What the page shows was heard on an earlier visit.
 * @param {number} at server time in milliseconds since 1970
 */
export function recallHeard(at) {
  heardAt = Math.max(heardAt, at);
}
