const FAR_ENOUGH_PX = 48;

/**
 * Lets a thumb pull the sheet up or down by its handle. A tap on the handle stays a click.
 * @param {HTMLElement} handle
 * @param {HTMLElement} sheet
 * @param {{larger: () => void, smaller: () => void}} on
 */
export function draggable(handle, sheet, { larger, smaller }) {
  let from = 0;
  let pulled = 0;

  handle.addEventListener('pointerdown', (event) => {
    from = event.clientY;
    pulled = 0;
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener('pointermove', (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    pulled = event.clientY - from;
    sheet.style.transform = pulled > 0 ? `translateY(${pulled}px)` : '';
  });
  handle.addEventListener('pointerup', () => {
    sheet.style.transform = '';
    if (pulled > FAR_ENOUGH_PX) smaller();
    else if (pulled < -FAR_ENOUGH_PX) larger();
  });
  handle.addEventListener('pointercancel', () => (sheet.style.transform = ''));
  handle.addEventListener('click', (event) => {
    if (Math.abs(pulled) > FAR_ENOUGH_PX) event.stopImmediatePropagation();
    pulled = 0;
  }, { capture: true });
}
