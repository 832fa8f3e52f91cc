// The page lets in our script by its nonce and our style by its source, and nothing else.
import { expect, test } from 'vitest';
import { panelPage } from '../../client/panels/panel-page.js';

const page = panelPage({
  source: 'https://panel',
  script: 'https://panel/panel.js',
  style: 'https://panel/panel.css',
  nonce: 'n0nce'
});

test('the policy is strict', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
  expect(policy?.split('; ')).toEqual([
    "default-src 'none'",
    'style-src https://panel',
    'font-src https://panel',
    'img-src blob:',
    "script-src 'nonce-n0nce'"
  ]);
  expect(page).not.toContain('unsafe');
});
test('there is one script and no inline code or style', () => {
  expect(page.match(/<script[^>]*>/g)).toEqual(['<script nonce="n0nce" src="https://panel/panel.js">']);
  expect(page).not.toMatch(/<style|style="|\son\w+="/);
});
