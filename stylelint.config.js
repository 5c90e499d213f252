/** Mistakes in styles, and what the browsers of package.json's floor do not have. */

// What a browser may lack without anything being lost: the page is as usable without it.
const graces = [
  'css-overscroll-behavior', // the page behind moves along at the end of a sheet
  'css-paged-media', // the browser picks the paper's margins
  'css-resize', // a text field keeps its size
  'css-scrollbar', // the usual scroll bar
  'css-selection', // the usual colour of selected text
  'css-touch-action', // partly in Safari: a double tap zooms
  'css3-cursors', // phones have none
  'extended-system-fonts', // the next family in the list
  'viewport-unit-variants', // the line before says it in vh
];

export default {
  plugins: ['stylelint-no-unsupported-browser-features'],
  reportNeedlessDisables: true,
  reportDescriptionlessDisables: true,
  rules: {
    'plugin/no-unsupported-browser-features': [true, { ignore: graces, ignorePartialSupport: true }],
    // A second value is for the browsers that know it.
    'declaration-block-no-duplicate-properties': [
      true,
      { ignore: ['consecutive-duplicates-with-different-values'] },
    ],
    'block-no-empty': true,
    'color-no-invalid-hex': true,
    'custom-property-no-missing-var-function': true,
    'declaration-property-value-no-unknown': true,
    'font-family-no-duplicate-names': true,
    'function-calc-no-unspaced-operator': true,
    'function-no-unknown': true,
    'keyframe-block-no-duplicate-selectors': true,
    'media-feature-name-no-unknown': true,
    'no-duplicate-at-import-rules': true,
    'no-duplicate-selectors': true,
    'no-invalid-position-at-import-rule': true,
    'property-no-unknown': true,
    'selector-pseudo-class-no-unknown': true,
    'selector-pseudo-element-no-unknown': true,
    'selector-type-no-unknown': true,
    'unit-no-unknown': true,
  },
};
