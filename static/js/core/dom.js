import { page } from './page.js';

/** @typedef {Node | string | number | null | undefined | false} Child */
/**
 * @typedef {object} Props
 * @property {string} [class]
 * @property {string} [text]
 * @property {Record<string, (event: any) => void>} [on]
 * @property {Record<string, string | number>} [dataset]
 * @property {Record<string, string | number | boolean | null | undefined>} [aria]
 */

/**
 * One element. Strings become text nodes, never markup; `false`, `null` and `undefined` are left out,
 * as attributes and as children.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {(Props & Record<string, any>) | null} [props]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) setProp(node, name, value);
  node.append(...nodes(children));
  return node;
}

/**
 * @param {HTMLElement} node
 * @param {string} name
 * @param {any} value
 */
function setProp(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === 'class') node.className = value;
  else if (name === 'text') node.textContent = value;
  else if (name === 'dataset') Object.assign(node.dataset, value);
  else if (name === 'value') /** @type {HTMLInputElement} */ (node).value = value;
  else if (name === 'on') {
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, /** @type {EventListener} */ (listener));
  } else if (name === 'aria') {
    for (const [state, word] of Object.entries(value)) {
      if (word !== null && word !== undefined) node.setAttribute(`aria-${state}`, String(word));
    }
  } else node.setAttribute(name, value === true ? '' : String(value));
}

/**
 * @param {(Child | Child[])[]} children
 * @returns {(Node | string)[]}
 */
function nodes(children) {
  const kept = children.flat().filter((child) => child !== null && child !== undefined && child !== false);
  return kept.map((child) => (child instanceof Node ? child : String(child)));
}

/**
 * An interface icon from the sprite; decoration only, the button carries the words.
 * @param {string} name
 * @param {string} [className] `ic` for interface icons, `ci` for pictures of categories
 */
export function icon(name, className = 'ic') {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(space, 'use');
  use.setAttribute('href', `${page.icons}#${name}`);
  svg.append(use);
  return svg;
}

/** @param {Element} node */
export function clear(node) {
  node.replaceChildren();
}

/**
 * The element a template promises to have.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {T}
 * @throws {Error} when the page does not have it
 */
export function $(selector, root = document) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return /** @type {T} */ (found);
}
