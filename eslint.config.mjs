// What the compiler lets pass and we do not: forgotten awaits, `any`, code made from text. Layout is Biome's (`npm run format`).
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['**/node_modules/', 'dist/', 'out/', 'coverage/', 'language/generated/', '.vscode-test/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // a type is imported by `import type` where all are types, by `type` within the braces where values are among them
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: false }],
      'one-var': ['error', 'never'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // `'where' | string` names the known words for the reader
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      'no-eval': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
      eqeqeq: 'error'
    }
  },
  {
    // Partly Node, partly functions that Playwright carries into a browser: globals of both.
    files: ['**/*.mjs'],
    rules: { 'no-undef': 'off' }
  }
);
