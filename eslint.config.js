/** Mistakes that types do not show, and what the browsers of package.json's floor do not have. */
import compat from 'eslint-plugin-compat';

export default [
  compat.configs['flat/recommended'],
  {
    files: ['**/*.js'],
    languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'array-callback-return': 'error',
      'default-case-last': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 150, skipComments: true, skipBlankLines: true }],
      // A factory keeps its state in a closure; what stands inside is short.
      'max-lines-per-function': ['error', { max: 120, skipComments: true, skipBlankLines: true }],
      'no-alert': 'error',
      'no-console': ['error', { allow: ['error', 'warn'] }],
      'no-constant-condition': 'error',
      'no-duplicate-imports': 'error',
      'no-empty': 'error',
      'no-eval': 'error',
      'no-implicit-globals': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      'no-promise-executor-return': 'error',
      'no-self-compare': 'error',
      'no-unreachable-loop': 'error',
      'no-unsafe-finally': 'error',
      'no-unused-vars': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      // Text from people only ever becomes text.
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Use textContent.' },
        { property: 'outerHTML', message: 'Use textContent.' },
        { property: 'insertAdjacentHTML', message: 'Use textContent.' },
        { object: 'document', property: 'write', message: 'Use textContent.' },
      ],
    },
  },
  {
    files: ['tests/js/**'],
    rules: { 'max-lines-per-function': 'off', 'compat/compat': 'off' },
  },
];
