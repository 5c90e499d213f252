/**
 * Keeps the computer at the projector from dimming while nobody touches it, where the browser lets a page ask
 * for that; elsewhere its own settings decide.
 */
export function stayAwake() {
  const { wakeLock } = /** @type {{wakeLock?: WakeLock}} */ (navigator);
  if (!wakeLock) return;
  const ask = () => document.visibilityState === 'visible' && wakeLock.request('screen').catch(refused);
  document.addEventListener('visibilitychange', ask);
  void ask();
}

/** A low battery may refuse: the evening goes on, only the screen may dim. @param {Error} reason */
function refused(reason) {
  console.warn('The screen may dim:', reason.message);
}
